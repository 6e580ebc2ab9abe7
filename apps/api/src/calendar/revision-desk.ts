import { hash } from 'node:crypto';
import { revisedEdition, type CalendarRevisionInput } from '#apps/workflows';
import type { CalendarEdition } from '#libs/calendar';
import { canonicalJson, isServiceError, ServiceError, type Actor } from '#libs/contract';
import type { CalendarRegister, CalendarRevision } from '#libs/engine';
import { WrongRevisionError } from '#libs/event-store';
import { decodeCursor, encodeCursor } from '#libs/projections';
import type { Clock } from '../clock.ts';
import type { RevisionApproval } from './calendar-parameters.ts';
import { MovedDeadlines } from './moved-deadlines.ts';

const USUAL_PAGE = 500;

/** Where revisions of the working calendar are looked at beforehand, and put into force. */
export class RevisionDesk {
  constructor(
    private readonly revisions: CalendarRevision,
    private readonly calendars: CalendarRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * What would move; writes nothing. All is counted, whatever the page.
   * @returns with the cursor of the next page; none on the last one
   * @throws ServiceError `calendar-refused`, `outside-calendar`, `unknown-cursor`
   */
  async preview(
    revision: CalendarRevisionInput,
    { pageSize = USUAL_PAGE, cursor }: { readonly pageSize?: number; readonly cursor?: string },
  ) {
    const edition = this.#editionOf(revision);
    const tie = { edition: hash('sha256', canonicalJson(edition)) };
    const [after = ''] = cursor === undefined ? [] : decodeCursor(tie, cursor, ['']);
    const moved = new MovedDeadlines(pageSize, after);
    for await (const page of this.revisions.preview(edition)) page.forEach((one) => moved.add(one));
    const { next } = moved;
    return { edition, moved, ...(next !== undefined && { nextCursor: encodeCursor(tie, [next]) }) };
  }

  /**
   * Puts the revision into force and moves what it moves. Sent again, it finishes what was interrupted, and does
   * nothing twice.
   * @throws ServiceError `calendar-refused`, `outside-calendar`: then nothing is written;
   *   `too-many-conflicts` where somebody else revises the calendar at this moment
   */
  async apply(actor: Actor, { approvedBy, revision }: RevisionApproval) {
    const edition = inBody(() => this.#editionOf(revision));
    const approval = { approvedBy: approvedBy.trim(), approvedAt: this.clock.now().toISOString() };
    try {
      return { edition: edition.id, ...(await this.revisions.apply({ edition, ...approval, actor })) };
    } catch (error) {
      if (!(error instanceof WrongRevisionError)) throw error;
      throw new ServiceError('too-many-conflicts', 'Somebody else revises the calendar at this moment');
    }
  }

  /** One that is in force already is read again over the edition that it changed: sent twice, it is the same. */
  #editionOf(revision: CalendarRevisionInput): CalendarEdition {
    const { current } = this.calendars;
    const again = current.id === revision.id && current.basedOn !== undefined;
    if (again) return revisedEdition(this.calendars.get(current.basedOn), revision);
    const edition = revisedEdition(current, revision);
    if (this.calendars.list().some(({ id }) => id === edition.id)) throw taken(edition.id);
    return edition;
  }
}

function taken(id: string): ServiceError {
  const message = `must be new: there is an edition ${id} already`;
  return new ServiceError('calendar-refused', `The revision is refused: /id ${message}`, {
    violations: [{ code: 'calendar-refused', path: '/id', message }],
  });
}

/** Says where in the body something stands that is known by its place in the revision. */
function inBody<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isServiceError(error, 'calendar-refused')) throw error;
    const { violations = [] } = error.details;
    throw new ServiceError(error.code, error.message, {
      ...error.details,
      violations: violations.map(({ path = '', ...rest }) => ({ ...rest, path: `/revision${path}` })),
    });
  }
}
