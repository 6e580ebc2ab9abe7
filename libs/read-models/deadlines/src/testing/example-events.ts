import { createHash } from 'node:crypto';
import { isLedgerEvent, TIMEKEEPER } from '#libs/contract';
import type { DeadlineSet, EventMetadata, JsonObject, StoredEvent } from '#libs/contract';

/** The id of an example application: a UUID, from which a number can be made. */
export const application = (number: number): string =>
  `0198c2f0-0000-7000-8000-${String(number).padStart(12, '0')}`;

export interface ExampleEvent {
  readonly application: string;
  readonly type: string;
  readonly data?: object;
  /** The state that a step leads to; entries of the ledger change none. */
  readonly to?: string;
  readonly at?: string;
  readonly on?: string;
  readonly workflow?: string;
  readonly office?: string;
  readonly region?: string;
}

/** Events as the log gives them back, in the order in which they happened. */
export function storedEvents(examples: readonly ExampleEvent[]): StoredEvent[] {
  const last = new Map<string, { revision: number; state: string }>();
  return examples.map((example, index) => {
    const { revision, state: from } = last.get(example.application) ?? { revision: -1, state: 'awaiting' };
    const to = example.to ?? from;
    last.set(example.application, { revision: revision + 1, state: to });
    const metadata = metadataOf(example, { from, to }, index);
    return {
      id: uuid(`event ${index}`),
      type: example.type,
      data: (example.data ?? {}) as JsonObject,
      metadata,
      stream: `qadam.${metadata.workflow.id}-${example.application}`,
      revision: revision + 1,
      position: BigInt(index + 1),
      recordedAt: '2012-05-10T00:00:00.000Z',
    };
  });
}

function metadataOf(
  example: ExampleEvent,
  states: Pick<EventMetadata, 'from' | 'to'>,
  index: number,
): EventMetadata {
  const { application: applicationId, office = 'almaty-1', region = 'almaty' } = example;
  const occurredAt = example.at ?? '2012-04-02T05:00:00.000Z';
  const byClock = example.type === 'DeadlineMissed' || example.type === 'DeadlineWarned';
  return {
    applicationId,
    workflow: { id: example.workflow ?? 'passport-and-id-card', edition: '2012-04-01' },
    ...states,
    clause: isLedgerEvent(example.type) ? 'passport-and-id-card:7.1' : 'passport-and-id-card:16',
    occurredAt,
    occurredOn: example.on ?? occurredAt.slice(0, 10),
    actor: byClock ? TIMEKEEPER : { id: 'officer-7', roles: ['authorised-officer'], office },
    office,
    region,
    commandId: uuid(`command ${index}`),
    commandDigest: '0'.repeat(64),
    correlationId: uuid(`correlation ${applicationId}`),
    causationId: uuid(`cause ${index}`),
  };
}

const uuid = (seed: string) =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');

/** Ten working days from Monday 2 April 2012 in Almaty (UTC+6), the office closes at 18.30. */
export const ORDINARY = {
  deadline: 'provision-ordinary',
  limit: 'provision-ordinary',
  kind: 'provision',
  period: { unit: 'workingDays', count: 10 },
  rules: { firstDay: 'not-counted', count: 'nth-day', lastDayOff: 'moves-on', dayEnds: 'office-closes' },
  week: 5,
  stop: 'handed-over',
  startAt: '2012-04-02T05:00:00.000Z',
  startOn: '2012-04-02',
  otherStops: ['ResultProduced', 'ApplicationRefused'],
  dueOn: '2012-04-16',
  dueAt: '2012-04-16T12:30:00.000Z',
  warnAt: '2012-04-11T18:00:00.000Z',
  calendar: 'kz-2012.1',
} as const satisfies DeadlineSet;

type Place = Partial<Omit<ExampleEvent, 'application' | 'type' | 'data' | 'at'>>;

/** The steps and entries of one application, each with what it says and when. */
export const ledgerOf = (id: string, place: Place = {}) => ({
  step: (type: string, to: string, at: string = ORDINARY.startAt): ExampleEvent => ({
    application: id,
    type,
    to,
    at,
    ...place,
  }),
  set: (set: Partial<DeadlineSet> = {}): ExampleEvent => {
    const data: DeadlineSet = { ...ORDINARY, ...set };
    return { application: id, type: 'DeadlineSet', data, at: data.startAt, on: data.startOn, ...place };
  },
  entry: (type: string, at: string, data: object = {}): ExampleEvent => ({
    application: id,
    type,
    at,
    data: { deadline: ORDINARY.deadline, dueAt: ORDINARY.dueAt, ...data },
    ...place,
  }),
  met: (at: string, data: object = {}): ExampleEvent => ({
    application: id,
    type: 'DeadlineMet',
    at,
    data: {
      deadline: ORDINARY.deadline,
      dueAt: ORDINARY.dueAt,
      stoppedAt: at,
      by: 'ResultHandedOver',
      ...data,
    },
    ...place,
  }),
});
