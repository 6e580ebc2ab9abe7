import fc from 'fast-check';
import { isServiceError, streamName, type Receipt, type StoredEvent, type Workflow } from '#libs/contract';
import {
  CommandHandler,
  isFinal,
  possibleCommands,
  replay,
  stateName,
  statesOf,
  unborn,
  WorkflowRegistry,
} from '#libs/engine';
import type { FoldedState } from '#libs/engine';
import { MemoryEventStore } from '#libs/event-store';
import { checkInput } from '#libs/input';
import { explore } from './explore.ts';
import { personalWords } from './personal-words.ts';
import { APPLICATION_ID, type Step } from './step.ts';
import { wishedCommand, wishes, type Wish } from './wishes.ts';

/**
 * What holds of every workflow, whatever its law says. Defines tests; call it at the top of a spec.
 * @param samples steps that between them lead to every state, some of them refused on the way
 */
export function workflowContract(workflow: Workflow, samples: readonly Step[]): void {
  describe(`the workflow ${workflow.id}`, () => {
    const situations = explore(workflow, samples);

    it('is accepted by the registry', () => {
      expect(new WorkflowRegistry([workflow]).get(workflow.id)).toBe(workflow);
    });

    it('has a way to each of its states', () => {
      const reached = new Set(situations.flatMap(({ state }) => state.split(' + ')));
      const leaves = statesOf(workflow.machine).filter(({ kind }) => kind === 'atomic' || kind === 'final');
      expect(leaves.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
    });

    it('calls each of its states by name in three languages, and no others', () => {
      const paths = statesOf(workflow.machine).map(({ path }) => path);
      expect(Object.keys(workflow.states).toSorted()).toEqual(paths.toSorted());
      for (const { title } of Object.values(workflow.states)) expect(allSaid(title)).toBe(true);
    });

    it.each(Object.entries(workflow.commands))(
      'shows a valid example of %s',
      (_name, { input, example, title }) => {
        expect(checkInput(input as new () => object, example)).toEqual(expect.objectContaining(example));
        expect(allSaid(title)).toBe(true);
      },
    );

    it('gives every command its turn in one of the situations', () => {
      const given = new Set(situations.flatMap(({ application }) => possibleCommands(application)));
      expect([...given].toSorted()).toEqual(Object.keys(workflow.commands).toSorted());
    });

    it('lets nothing more happen at its ends, and something everywhere else', () => {
      for (const { application, state } of situations) {
        const ended = isFinal(application.machine);
        expect({ state, open: possibleCommands(application).length > 0 }).toEqual({ state, open: !ended });
      }
    });

    it('keeps what is personal out of the data, the metadata and the names of its events', () => {
      const events = situations.flatMap(({ history }) => history);
      expect(events.some((event) => personalWords(event).length > 0)).toBe(true);
      for (const event of events) expect(leaks(event)).toEqual([]);
    });

    it('leaves after any commands a history that replays, and is unmoved by a command that it refuses', async () => {
      await fc.assert(
        fc.asyncProperty(wishes(samples), (list) => carryOut(workflow, list)),
        { numRuns: 60 },
      );
    });
  });
}

const allSaid = ({ kk, ru, en }: { kk: string; ru: string; en: string }) =>
  kk !== '' && ru !== '' && en !== '';

function leaks(event: StoredEvent): readonly string[] {
  const { personal: _, position: __, ...open } = event;
  const text = JSON.stringify(open);
  return personalWords(event).filter((word) => text.includes(word));
}

async function carryOut(workflow: Workflow, list: readonly Wish[]): Promise<void> {
  const store = new MemoryEventStore();
  const stream = streamName('testing', workflow.id, APPLICATION_ID);
  const newHandler = () =>
    new CommandHandler({
      store,
      workflows: new WorkflowRegistry([workflow]),
      installation: 'testing',
      timeZoneOf: () => 'Asia/Almaty',
    });
  const handler = newHandler();
  const look = async () =>
    (await handler.find(workflow.id, APPLICATION_ID)) ?? unborn(workflow, APPLICATION_ID);
  for (const [index, wish] of list.entries()) {
    const before = await look();
    const accepted = await tryTo(() => handler.handle(wishedCommand(before, wish, index)));
    const after = await look();
    expect(after.revision).toBe(before.revision + (accepted ? 1 : 0));
    if (!accepted) expect(essence(after)).toEqual(essence(before));
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
