import { legalTime, workflowRegistry } from '#apps/workflows';
import type { StoredEvent } from '#libs/contract';
import { CommandHandler } from '#libs/engine';
import type { SqliteEventStore } from '#libs/event-store';
import { withStore } from './stores.ts';
import { drive, inFlight, walksOf } from './walks.ts';

/** How often each side is measured; the sides take turns, and the median ratio is reported. */
const ROUNDS = 3;

/**
 * Durable commands a second through the command handler, against the same events appended to the same store without a
 * machine: what the machine, the rules and the idempotency cost.
 */
export async function benchCommands() {
  return { oneInFlight: await compare(1, 400), sixtyFourInFlight: await compare(64, 4000) };
}

async function compare(width: number, applications: number) {
  await round(width, Math.min(applications, 400));
  const rounds = [];
  for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round(width, applications));
  rounds.sort((one, other) => one.shareOfYardstick - other.shareOfYardstick);
  return rounds[Math.floor(ROUNDS / 2)];
}

async function round(width: number, applications: number) {
  const workflows = workflowRegistry();
  const walks = walksOf(workflows.list(), applications);
  const handled = await withStore(async (store) => {
    const handler = new CommandHandler({
      store,
      workflows,
      installation: 'bench',
      time: legalTime(),
    });
    const result = await drive(handler, walks, width);
    return { result, events: await allOf(store) };
  });
  const yardstick = await withStore((store) => appendAgain(store, handled.events, width));
  const rate = ({ steps, seconds }: { steps: number; seconds: number }) => Math.round(steps / seconds);
  return {
    commandsPerSecond: rate(handled.result),
    p50Ms: handled.result.p50Ms,
    p99Ms: handled.result.p99Ms,
    yardstickAppendsPerSecond: rate(yardstick),
    shareOfYardstick: rate(handled.result) / rate(yardstick),
  };
}

/** The yardstick: the very same events in the very same appends, each stream in order, without a machine. */
function appendAgain(store: SqliteEventStore, events: readonly StoredEvent[], width: number) {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  return inFlight([...streams], width, async ([stream, history], timed) => {
    for (const append of Map.groupBy(history, ({ metadata }) => metadata.commandId).values()) {
      const [first] = append;
      const again = append.map(({ id, type, data, personal, metadata }) => ({
        id,
        type,
        data,
        ...(personal && { personal }),
        metadata,
      }));
      await timed(() => store.append(stream, first?.revision ? first.revision - 1 : 'no-stream', again));
    }
  });
}

async function allOf(store: SqliteEventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: events.at(-1)?.position ?? 0n, limit: 5000 });
    if (page.length === 0) return events;
    events.push(...page);
  }
}
