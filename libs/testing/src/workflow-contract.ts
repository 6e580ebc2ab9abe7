import fc from 'fast-check';
import type { StoredEvent, Workflow } from '#libs/contract';
import { isFinal, possibleCommands, statesOf, WorkflowRegistry } from '#libs/engine';
import { checkInput } from '#libs/input';
import { carryOut } from './carry-out.ts';
import { explore } from './explore.ts';
import { personalWords } from './personal-words.ts';
import type { Step } from './step.ts';
import { takeStep } from './take-step.ts';
import { wishes } from './wishes.ts';

/**
 * What holds of every workflow, whatever its law says. Defines tests; call it at the top of a spec.
 * @param samples steps that between them lead to every state, some of them refused on the way
 * @param paragraphs ids of the paragraphs that it may rest on; by default those of its own clause register
 */
export function workflowContract(
  workflow: Workflow,
  samples: readonly Step[],
  paragraphs: readonly string[] = workflow.clauses.map(({ id }) => id),
): void {
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

    it('rests each step and each objection on a paragraph that there is', () => {
      const known = new Set(paragraphs);
      const named = situations.flatMap(({ application }) =>
        samples.flatMap((sample) => {
          const { event, violations } = takeStep(application, sample);
          return [event?.metadata.clause, ...violations.map(({ clause }) => clause)];
        }),
      );
      const told = new Set(named.filter((clause) => clause !== undefined));
      expect(told.size).toBeGreaterThan(1);
      expect([...told].filter((clause) => !known.has(clause))).toEqual([]);
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
