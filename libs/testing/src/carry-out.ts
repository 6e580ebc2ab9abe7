import { isServiceError, streamName, type Receipt, type Workflow } from '#libs/contract';
import { CommandHandler, replay, stateName, unborn, WorkflowRegistry, type FoldedState } from '#libs/engine';
import { MemoryEventStore } from '#libs/event-store';
import { plainTime } from './legal-time.ts';
import { APPLICATION_ID } from './step.ts';
import { wishedCommand, type Wish } from './wishes.ts';

/**
 * Gives the commands to a handler over a store in memory, one after the other. Expects that a refused command changes
 * nothing, that an accepted one leaves its event, and that the history folds to the present state, also for a handler
 * that begins anew.
 */
export async function carryOut(workflow: Workflow, list: readonly Wish[]): Promise<void> {
  const store = new MemoryEventStore();
  const stream = streamName('testing', workflow.id, APPLICATION_ID);
  const newHandler = () =>
    new CommandHandler({
      store,
      workflows: new WorkflowRegistry([workflow]),
      installation: 'testing',
      time: plainTime(),
    });
  const handler = newHandler();
  const look = async () =>
    (await handler.find(workflow.id, APPLICATION_ID)) ?? unborn(workflow, APPLICATION_ID);
  for (const [index, wish] of list.entries()) {
    const before = await look();
    const accepted = await tryTo(() => handler.handle(wishedCommand(before, wish, index)));
    const after = await look();
    if (accepted) expect(after.revision).toBeGreaterThan(before.revision);
    else expect(essence(after)).toEqual(essence(before));
  }
  const history = await store.readStream(stream);
  const present = await look();
  expect(history).toHaveLength(present.revision + 1);
  expect(essence(replay(workflow, APPLICATION_ID, history))).toEqual(essence(present));
  const restarted = await newHandler().find(workflow.id, APPLICATION_ID);
  expect(essence(restarted ?? unborn(workflow, APPLICATION_ID))).toEqual(essence(present));
}

/** Whether the attempt left an event. What is no answer of the service is thrown on. */
async function tryTo(attempt: () => Promise<Receipt>): Promise<boolean> {
  try {
    return !(await attempt()).repeated;
  } catch (error) {
    if (isServiceError(error)) return false;
    throw error;
  }
}

/** All that a folded state consists of, but for the machine's own wiring. */
function essence({ machine, workflow, ...rest }: FoldedState): object {
  return {
    ...rest,
    edition: workflow.edition,
    state: stateName(machine),
    context: machine.context,
    status: machine.status,
  };
}
