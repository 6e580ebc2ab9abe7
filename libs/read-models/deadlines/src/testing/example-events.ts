import { isLedgerEvent, TIMEKEEPER } from '#libs/contract';
import type { DeadlineSet, StoredEvent } from '#libs/contract';
import { exampleLog } from '#libs/testing';

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
export const storedEvents = (examples: readonly ExampleEvent[]): StoredEvent[] =>
  exampleLog(
    examples.map((example) => {
      const { application: applicationId, type, data, to, office = 'almaty-1', region = 'almaty' } = example;
      const byClock = type === 'DeadlineMissed' || type === 'DeadlineWarned';
      return {
        applicationId,
        workflow: { id: example.workflow ?? 'passport-and-id-card', edition: '2012-04-01' },
        type,
        clause: isLedgerEvent(type) ? 'passport-and-id-card:7.1' : 'passport-and-id-card:16',
        occurredAt: example.at ?? '2012-04-02T05:00:00.000Z',
        actor: byClock ? TIMEKEEPER : { id: 'officer-7', roles: ['authorised-officer'], office },
        office,
        region,
        ...(data && { data }),
        ...(to !== undefined && { to }),
        ...(example.on !== undefined && { occurredOn: example.on }),
      };
    }),
  );

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
