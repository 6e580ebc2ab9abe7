import { allWorkflows, legalTime } from '#apps/workflows';
import { CommandHandler, WorkflowRegistry } from '#libs/engine';
import { withStore } from './stores.ts';
import { drive, walksOf } from './walks.ts';

const ROUNDS = 5;
const APPLICATIONS = 3_000;

/**
 * What deadlines cost: the same commands with the limits of the law and without any, taking turns, 64 in flight. To
 * reach: less than 25 % more time a command.
 */
export async function benchLedger() {
  const withLimits = new WorkflowRegistry(allWorkflows());
  const without = new WorkflowRegistry(allWorkflows().map((workflow) => ({ ...workflow, limits: [] })));
  for (const workflows of [withLimits, without]) await microsecondsPerCommand(workflows, 400);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await microsecondsPerCommand(without, APPLICATIONS);
    const kept = await microsecondsPerCommand(withLimits, APPLICATIONS);
    rounds.push({ bare, kept, extra: kept / bare - 1 });
  }
  rounds.sort((one, other) => one.extra - other.extra);
  return { medianOfRounds: rounds[Math.floor(ROUNDS / 2)], extras: rounds.map(({ extra }) => extra) };
}

function microsecondsPerCommand(workflows: WorkflowRegistry, applications: number): Promise<number> {
  const walks = walksOf(workflows.list(), applications);
  return withStore(async (store) => {
    const handler = new CommandHandler({ store, workflows, installation: 'bench', time: legalTime() });
    const { seconds, steps } = await drive(handler, walks, 64);
    return Math.round((seconds / steps) * 1e6);
  });
}
