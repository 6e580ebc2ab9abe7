import type { EventStore, ExpectedRevision } from '../event-store.ts';
import { exampleEvent, wholeLog } from './example-events.ts';
import { LogModel } from './log-model.ts';
import { PATIENCE_MS, withStore, type OpenStore } from './store-under-test.ts';

/** Few, so that appends meet. */
const STREAMS = ['qadam.one', 'qadam.two', 'qadam.three'];
const IDS = Array.from(
  { length: 12 },
  (_, index) => `0198c2f0-0000-7000-8000-${`${index}`.padStart(12, '0')}`,
);

interface Attempt {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly ids: readonly string[];
}

/** Any appends, right and wrong, one after another and at the same time, against a plain model. */
export function modelling(open: OpenStore, callsInOrder: boolean): void {
  it(
    'any appends, right and wrong, have the outcome that the model foretells',
    async () => {
      await foretold(open, 1);
    },
    PATIENCE_MS,
  );

  if (!callsInOrder) return;
  it(
    'so they have when they come at the same time',
    async () => {
      await foretold(open, 6);
    },
    PATIENCE_MS,
  );
}

async function foretold(open: OpenStore, atOnce: number): Promise<void> {
  const { default: fc } = await import('fast-check');
  const attempt = fc.record<Attempt>({
    stream: fc.constantFrom(...STREAMS),
    expected: fc.oneof(fc.constantFrom('any' as const, 'no-stream' as const), fc.integer({ min: 0, max: 6 })),
    ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
  });
  const groups = fc.array(fc.array(attempt, { minLength: 1, maxLength: atOnce }), { maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(groups, (drawn) => withStore(open, (store) => agrees(store, drawn))),
    { numRuns: 30 },
  );
}

async function agrees(store: EventStore, groups: readonly (readonly Attempt[])[]): Promise<void> {
  const model = new LogModel();
  for (const group of groups) {
    const answers = group.map(({ stream, expected, ids }) => model.append(stream, expected, ids));
    const outcomes = await Promise.all(group.map((attempt) => outcomeOf(store, attempt)));
    expect(outcomes).toEqual(answers);
  }
  const log = await wholeLog(store);
  expect(log.map(({ stream, revision, id }) => ({ stream, revision, id }))).toEqual(model.log);
  for (const stream of STREAMS) {
    expect(await store.readStream(stream)).toEqual(log.filter((event) => event.stream === stream));
  }
}

async function outcomeOf(store: EventStore, { stream, expected, ids }: Attempt) {
  try {
    const events = ids.map((id) => exampleEvent({ id }));
    const { revision, repeated, events: stored } = await store.append(stream, expected, events);
    expect(stored.map(({ id }) => id)).toEqual(ids);
    return { revision, repeated };
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}
