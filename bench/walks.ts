import { randomUUID } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import { applicationNumber, type Command, type Role, type Workflow } from '#libs/contract';
import type { CommandHandler } from '#libs/engine';
import { checkInput } from '#libs/input';

const ORDER = [
  'SubmitApplication',
  'CheckDocuments',
  'SettleDuty',
  'IssueCoupon',
  'ProduceResult',
  'HandOverResult',
];

/** One application from submission to issue, as commands that have been checked. */
export type Walk = readonly Command[];

/** Walks through all four standards in turn, made of the examples of the documentation. */
export function walksOf(workflows: readonly Workflow[], count: number): Walk[] {
  const standards = workflows.filter(({ begins }) => begins === 'SubmitApplication');
  const inputs = new Map(standards.map((workflow) => [workflow, checkedInputs(workflow)]));
  return Array.from({ length: count }, (_, index) => {
    const workflow = standards[index % standards.length] as Workflow;
    return walk(workflow, inputs.get(workflow) as ReadonlyMap<string, object>);
  });
}

function checkedInputs({ commands }: Workflow): ReadonlyMap<string, object> {
  const names = ORDER.filter((name) => commands[name]);
  return new Map(
    names.map((name) => {
      const rule = commands[name] as Workflow['commands'][string];
      return [name, checkInput(rule.input as new () => object, rule.example)];
    }),
  );
}

function walk(workflow: Workflow, inputs: ReadonlyMap<string, object>): Walk {
  const applicationId = uuidV7();
  const { office } = inputs.get(workflow.begins) as { office: string };
  return [...inputs].map(([type, input]) => ({
    id: randomUUID(),
    workflow: workflow.id,
    type,
    applicationId,
    data: 'couponNumber' in input ? { ...input, couponNumber: applicationNumber(applicationId) } : input,
    actor: { id: 'bench', roles: [workflow.commands[type]?.by[0] as Role], office },
    occurredAt: '2012-04-02T05:00:00.000Z',
  }));
}

/** Does the tasks, so many at a time, and gives how long each took in milliseconds. */
export async function inFlight<Task>(
  tasks: readonly Task[],
  width: number,
  perform: (task: Task, timed: (step: () => Promise<unknown>) => Promise<void>) => Promise<void>,
): Promise<{ seconds: number; steps: number; p50Ms: number; p99Ms: number }> {
  const took: number[] = [];
  const timed = async (step: () => Promise<unknown>) => {
    const started = performance.now();
    await step();
    took.push(performance.now() - started);
  };
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const task = tasks[next] as Task;
      next += 1;
      await perform(task, timed);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (performance.now() - started) / 1000;
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { seconds, steps: took.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Gives every command of the walks, each walk in order, so many walks at a time. */
export function drive(handler: CommandHandler, walks: readonly Walk[], width: number) {
  return inFlight(walks, width, async (commands, timed) => {
    for (const command of commands) await timed(() => handler.handle(command));
  });
}
