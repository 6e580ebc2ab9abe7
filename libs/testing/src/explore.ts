import { canonicalJson, type StoredEvent, type Workflow } from '#libs/contract';
import { stateName, unborn, type FoldedState } from '#libs/engine';
import { APPLICATION_ID, type Step } from './step.ts';
import { takeStep } from './take-step.ts';

/** A situation that an application can come into, with a shortest way there. */
export interface Situation {
  readonly state: string;
  readonly application: FoldedState;
  readonly history: readonly StoredEvent[];
}

/**
 * Everything that can be reached by the sample steps, breadth first. Two ways that lead to the same state with the
 * same context are one situation.
 * @throws RangeError for more than `atMost` situations: the samples let the machine count without end
 */
export function explore(workflow: Workflow, samples: readonly Step[], atMost = 2_000): readonly Situation[] {
  const origin = situationOf(unborn(workflow, APPLICATION_ID), []);
  const known = new Map([[keyOf(origin), origin]]);
  // A Map's iterator also gives what is put in on the way.
  for (const { application, history } of known.values()) {
    for (const sample of samples) {
      const { event, application: after } = takeStep(application, sample);
      if (!event) continue;
      const situation = situationOf(after, [...history, event]);
      const key = keyOf(situation);
      if (!known.has(key)) known.set(key, situation);
    }
    if (known.size > atMost) throw new RangeError(`more than ${atMost} situations of ${workflow.id}`);
  }
  return [...known.values()];
}

function situationOf(application: FoldedState, history: readonly StoredEvent[]): Situation {
  return { state: stateName(application.machine), application, history };
}

function keyOf({ state, application, history }: Situation): string {
  // What has happened is part of the situation, or an invariant on histories would see one way of several.
  const happened = [...new Set(history.map(({ type }) => type))].sort();
  return `${state} ${happened.join()} ${canonicalJson(application.machine.context)}`;
}
