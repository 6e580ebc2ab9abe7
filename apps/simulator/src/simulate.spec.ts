import { legalTime, workflowRegistry } from '#apps/workflows';
import { isLedgerEvent, isRegister, type StoredEvent } from '#libs/contract';
import { CommandHandler, replay } from '#libs/engine';
import { MemoryEventStore } from '#libs/event-store';
import type { Span } from './schedule.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { simulate } from './simulate.ts';

const SPAN: Span = { applications: 300, days: 40, seed: 7, until: new Date('2012-12-31T18:00:00Z') };
const workflows = workflowRegistry();

function newStore() {
  const clock = new SimulatedClock();
  const store = new MemoryEventStore({ now: clock.now });
  const handler = new CommandHandler({
    store,
    workflows,
    installation: 'qadam',
    time: legalTime(),
  });
  return { clock, store, handler };
}

async function simulated(span: Span) {
  const { clock, store, handler } = newStore();
  const report = await simulate({ ...span, handler, clock });
  return { report, handler, store, log: await store.readAll({ limit: 100_000 }) };
}

/** Without what they did to the ledger. */
const stepsIn = (log: readonly StoredEvent[]) => log.filter(({ type }) => !isLedgerEvent(type));

/** Not what the owner of the services says in every simulation alike. */
const ofOneRun = ({ metadata }: StoredEvent) =>
  metadata.workflow.id === 'survey' || !isRegister(metadata.workflow.id);

describe('a simulation', () => {
  const first = simulated(SPAN);

  it('has nothing refused but the mistakes that it makes on purpose', async () => {
    const { report, log } = await first;
    expect(report.unexpected).toEqual({});
    expect(report.refused['rule-violated']).toBeGreaterThan(0);
    expect(report.applications).toBe(SPAN.applications);
    expect(report.accepted).toBe(stepsIn(log).length);
  });

  it('gives the same log again from the same seed, positions and times of recording included', async () => {
    const { log } = await first;
    expect((await simulated(SPAN)).log).toEqual(log);
  });

  it('gives other applications from another seed', async () => {
    const ids = (log: readonly StoredEvent[]) =>
      new Set(log.filter(ofOneRun).map(({ metadata }) => metadata.applicationId));
    const other = await simulated({ ...SPAN, seed: 8 });
    const known = ids((await first).log);
    expect([...ids(other.log)].filter((id) => known.has(id))).toEqual([]);
  });

  it('interleaves applications, and records each step shortly after it happened', async () => {
    const { log } = await first;
    const turns = log.filter((event, place) => event.stream !== log[place + 1]?.stream).length;
    expect(turns).toBeGreaterThan(SPAN.applications * 1.5);
    for (const { metadata, recordedAt } of stepsIn(log).filter(ofOneRun)) {
      const delay = Date.parse(recordedAt) - Date.parse(metadata.occurredAt);
      expect(delay).toBeGreaterThan(0);
      expect(delay).toBeLessThan(20 * 60_000);
    }
  });

  it('leaves histories that fold to where they were recorded to lead', async () => {
    const { log } = await first;
    for (const [, history] of Map.groupBy(log, ({ stream }) => stream)) {
      const { workflow, applicationId } = (history[0] as StoredEvent).metadata;
      const state = replay(workflows.edition(workflow.id, workflow.edition), applicationId, history);
      expect(state.revision).toBe(history.length - 1);
    }
  });

  it('adds nothing when it is repeated over its own log', async () => {
    const { handler, report, log, store } = await first;
    const again = await simulate({ ...SPAN, handler });
    expect(again.accepted).toBe(0);
    expect(again.repeated).toBe(stepsIn(log).length);
    expect(await store.head()).toBe(log.at(-1)?.position);
    expect(again.byWorkflow).toEqual(report.byWorkflow);
  });

  it('tells how far it is, day by day', async () => {
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    await simulate({ ...SPAN, applications: 20, handler: newStore().handler, onProgress });
    expect(told.at(-1)).toBe(20);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });
});
