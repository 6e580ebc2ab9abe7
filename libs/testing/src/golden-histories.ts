import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent, Workflow } from '#libs/contract';
import { replay, stateName, type FoldedState } from '#libs/engine';
import { applicationOf } from './application-of.ts';
import type { Step } from './step.ts';

/** A recorded stream and where it led, as it stands in `histories/<edition>/<name>.json`. */
interface GoldenHistory {
  readonly title: string;
  readonly applicationId: string;
  readonly events: readonly (Omit<StoredEvent, 'position'> & { readonly position: string })[];
  readonly state: string;
  readonly context: object;
}

/** Set to 1, the spec records the histories that are told and not yet there. Those that are there stay as they are. */
const RECORD = 'RECORD_HISTORIES';

/**
 * Every recorded history of an edition must replay for ever, to the same state and context. Defines tests.
 *
 * To record one more: add its steps to `told` under a new name and run the spec with RECORD_HISTORIES=1. A recorded
 * history is never changed: what changes its meaning is a new edition or an upcaster.
 * @param folder where the histories of the edition lie
 * @param told the steps of each, by the name of its file
 */
export function goldenHistories(
  workflow: Workflow,
  folder: string,
  told: Readonly<Record<string, readonly Step[]>>,
): void {
  if (process.env[RECORD] === '1') record(workflow, folder, told);
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));

  describe(`the recorded histories of ${workflow.id}, edition ${workflow.edition.id}`, () => {
    it('are all that are told, and none besides', () => {
      expect(names.toSorted()).toEqual(
        Object.keys(told)
          .map((name) => `${name}.json`)
          .toSorted(),
      );
    });

    it.each(names)('replay to where they led: %s', (name) => {
      const golden = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenHistory;
      const events = golden.events.map((event) => ({ ...event, position: BigInt(event.position) }));
      const { state, context } = endOf(replay(workflow, golden.applicationId, events));
      expect(state).toBe(golden.state);
      // What the machine remembers may grow; what it remembered then it must remember now.
      expect(context).toMatchObject(golden.context);
    });
  });
}

function record(workflow: Workflow, folder: string, told: Readonly<Record<string, readonly Step[]>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, steps] of Object.entries(told)) {
    const file = join(folder, `${name}.json`);
    if (existsSync(file)) continue;
    const { state, history } = applicationOf(workflow).given(...steps);
    const golden: GoldenHistory = {
      title: name.replaceAll('-', ' '),
      applicationId: state.applicationId,
      events: history.map((event) => ({ ...event, position: String(event.position) })),
      ...endOf(state),
    };
    writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
  }
}

function endOf({ machine }: FoldedState): { readonly state: string; readonly context: object } {
  return { state: stateName(machine), context: JSON.parse(JSON.stringify(machine.context)) as object };
}
