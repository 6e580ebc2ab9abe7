import { hash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { localDateOf, type CalendarEdition } from '#libs/calendar';
import { canonicalJson, ServiceError, streamName, type Actor, type Place } from '#libs/contract';
import { EventIdTakenError, type EventStore } from '#libs/event-store';
import type { CalendarRegister } from './calendar-register.ts';

/** A revision of the working calendar that somebody has approved. */
export interface ApprovedRevision {
  readonly edition: CalendarEdition;
  /** Name of the person, and the act. */
  readonly approvedBy: string;
  /** RFC 3339, UTC. */
  readonly approvedAt: string;
  readonly actor: Actor;
}

const WORKFLOW = 'working-calendar';
const NAMESPACE = '0d3f4a52-8f43-5d1e-9d0c-6f0f7c1b9a54';

/** The revisions of the working calendar, as events of a stream of their own: whoever starts later knows them too. */
export class CalendarLog {
  constructor(
    private readonly store: EventStore,
    private readonly installation: string,
    /** Where revisions are made: the body whose business the calendar is. */
    private readonly place: Place,
    /** IANA zone of that body. */
    private readonly timeZone: string,
  ) {}

  /** Adds to the register every edition that was approved here, in order. */
  async readInto(calendars: CalendarRegister): Promise<void> {
    const stream = this.#streamOf(calendars.current.country);
    for (const { data } of await this.store.readStream(stream)) calendars.add(data['edition'] as never);
  }

  /**
   * Writes the revision down; repeating it is the first one again.
   * @returns when it was approved first: what it moves is told of that instant
   * @throws ServiceError `calendar-refused` where an edition of this id says something else
   */
  async append(revision: ApprovedRevision): Promise<string> {
    const stream = this.#streamOf(revision.edition.country);
    const before = await this.store.readStream(stream);
    const known = before.find(({ metadata }) => metadata.to === revision.edition.id);
    if (known) {
      if (known.metadata.commandDigest === digestOf(revision.edition)) return known.metadata.occurredAt;
      throw taken(revision.edition.id);
    }
    try {
      await this.store.append(stream, before.at(-1)?.revision ?? 'no-stream', [this.#eventOf(revision)]);
      return revision.approvedAt;
    } catch (error) {
      if (error instanceof EventIdTakenError) throw taken(revision.edition.id);
      throw error;
    }
  }

  #streamOf(country: string): string {
    return streamName(this.installation, WORKFLOW, uuidV5(country, NAMESPACE));
  }

  #eventOf({ edition, approvedBy, approvedAt, actor }: ApprovedRevision) {
    const id = uuidV5(edition.id, NAMESPACE);
    return {
      id,
      type: 'CalendarRevised',
      data: { edition: edition as never, approvedBy },
      metadata: {
        applicationId: uuidV5(edition.country, NAMESPACE),
        workflow: { id: WORKFLOW, edition: edition.country },
        from: edition.basedOn ?? '',
        to: edition.id,
        // Clause 7 counts in working days and leaves it to the law which days those are.
        clause: 'passport-and-id-card:7.1',
        occurredAt: approvedAt,
        occurredOn: localDateOf(approvedAt, this.timeZone),
        actor,
        ...this.place,
        commandId: id,
        commandDigest: digestOf(edition),
        correlationId: id,
        causationId: id,
      },
    };
  }
}

const digestOf = (edition: CalendarEdition) => hash('sha256', canonicalJson(edition));

const taken = (edition: string) =>
  new ServiceError(
    'calendar-refused',
    `There is a calendar ${edition} already, and it says something else; give the revision an id of its own`,
    { edition },
  );
