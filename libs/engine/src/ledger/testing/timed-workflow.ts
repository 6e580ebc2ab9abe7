import { createMachine } from 'xstate';
import type { Command, Limit, StoredEvent, TimeReadings, Workflow } from '#libs/contract';
import { DEFAULT_TIME_READINGS } from '#libs/contract';
import { MemoryEventStore, type EventStore } from '#libs/event-store';
import { actorOf, plainTime } from '#libs/testing';
import { CommandHandler } from '../../command-handler.ts';
import { smallWorkflow } from '../../testing/small-workflow.ts';
import { WorkflowRegistry } from '../../workflow-registry.ts';
import type { DueDeadline, DueIndex } from '../timekeeper.ts';
import { entriesDue } from '../entries-due.ts';
import { ledgerOf } from '../ledger-stream.ts';

const HOURS = {
  openings: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
  breaks: [],
} as const;

/** A service with a month, a queue, and a complaint-like period that may be extended. */
const LIMITS: readonly Limit[] = [
  limitOf('provision', 'provision', { unit: 'month', count: 1 }, 'Opened', ['Closed'], {
    stops: { events: ['Closed'], ready: ['Readied', 'Closed'] },
  }),
  limitOf('queue', 'waiting', { unit: 'minutes', count: 30 }, 'Opened', ['Opened'], {
    starts: { event: 'Opened', at: 'ticketAt' },
  }),
  limitOf('answer', 'consideration', { unit: 'calendarDays', count: 15 }, 'Asked', ['Answered'], {
    extends: { event: 'Prolonged', days: 'amount' },
  }),
];

function limitOf(
  id: string,
  kind: Limit['kind'],
  period: Limit['period'],
  event: string,
  events: readonly string[],
  more: Partial<Limit> = {},
): Limit {
  const title = { kk: id, ru: id, en: id };
  const stops = { events };
  return { id, title, clause: 'small:7', kind, period, starts: { event }, stops, hours: HOURS, ...more };
}

const machine = createMachine({
  initial: 'waiting',
  states: {
    waiting: { on: { Opened: 'open' } },
    open: { on: { Readied: 'open', Asked: 'open', Prolonged: 'open', Answered: 'open', Closed: 'closed' } },
    closed: { type: 'final' },
  },
});

export const timedWorkflow = (time: Partial<TimeReadings> = {}, limits = LIMITS): Workflow =>
  smallWorkflow(machine, { limits, time: { ...DEFAULT_TIME_READINGS, ...time } });

export const APPLICATION = '00000000-0000-7000-8000-000000000001';
export const STREAM = `test.small-${APPLICATION}`;

/** A handler over a store in memory, and what one asks of them. */
export function timedService(workflow: Workflow = timedWorkflow()) {
  const store = new MemoryEventStore();
  const workflows = new WorkflowRegistry([workflow]);
  const time = plainTime();
  const handler = new CommandHandler({ store, workflows, installation: 'test', time });
  let commands = 0;
  const take = (type: string, occurredAt: string, data: object = {}, more: Partial<Command> = {}) =>
    handler.handle({
      id: `00000000-0000-4000-8000-${String((commands += 1)).padStart(12, '0')}`,
      workflow: 'small',
      type,
      applicationId: APPLICATION,
      data,
      actor: actorOf('office-1', 'authorised-officer'),
      occurredAt,
      ...more,
    });
  const history = () => store.readStream(STREAM);
  /** Types of the events so far, entries of the ledger with their deadline. */
  const told = async () => (await history()).map(tell);
  return { store, workflows, time, handler, take, history, told };
}

export const tell = ({ type, data }: StoredEvent) =>
  typeof data['deadline'] === 'string' ? `${type} ${data['deadline']}` : type;

/** What is due, looked up in the whole log: slow and plain, to compare with. */
export function dueInLog(store: MemoryEventStore): DueIndex {
  const allDue = async (until: string): Promise<DueDeadline[]> => {
    const events = await store.readAll({ limit: 100_000 });
    const streams = Map.groupBy(events, ({ stream }) => stream);
    return [...streams.values()].flatMap((stream) => {
      const place = ledgerOf(stream);
      if (!place) return [];
      return entriesDue(place.ledger, until, plainTime()).map(({ data, occurredAt }) => ({
        id: `${place.applicationId}/${String(data['deadline'])}`,
        workflow: place.workflow.id,
        applicationId: place.applicationId,
        at: occurredAt,
      }));
    });
  };
  const key = ({ at, id }: { at: string; id: string }) => `${at} ${id}`;
  return {
    dueBy: async (until, limit, after) =>
      (await allDue(until))
        .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
        .filter((due) => !after || key(due) > key(after))
        .slice(0, limit),
    nextInstant: async () => (await allDue('9999')).map(({ at }) => at).toSorted()[0],
  };
}

/** The store, but for appends that the given function makes fail. */
export function failingStore(store: EventStore, fails: (stream: string) => Error | undefined): EventStore {
  const used: Pick<EventStore, 'readStream' | 'append'> = {
    readStream: (...asked) => store.readStream(...asked),
    append: async (...asked) => {
      const failure = fails(asked[0]);
      if (failure) throw failure;
      return store.append(...asked);
    },
  };
  return used as EventStore;
}
