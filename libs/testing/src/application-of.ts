import type { StoredEvent, Workflow } from '#libs/contract';
import { unborn, type FoldedState } from '#libs/engine';
import type { Outcome } from './outcome.ts';
import { APPLICATION_ID, step, type Step, type StepOptions } from './step.ts';
import { takeStep } from './take-step.ts';

/** An application at some point of its way. */
export interface GivenApplication {
  readonly state: FoldedState;
  readonly history: readonly StoredEvent[];
  /** The next step, and what becomes of it. */
  readonly when: (command: string, data?: object, options?: StepOptions) => Outcome;
}

/**
 * Scenarios of one workflow, over `decide` and `replay` alone:
 * `expect(given(step('SubmitApplication')).when('CheckDocuments', { presented: [] }).objections).toEqual([…])`.
 */
export function applicationOf(workflow: Workflow, applicationId = APPLICATION_ID) {
  return {
    /** @throws Error where one of the steps does not happen: a scenario that begins with a "no" tests nothing */
    given: (...steps: readonly Step[]): GivenApplication => {
      let state = unborn(workflow, applicationId);
      const history: StoredEvent[] = [];
      for (const told of steps) {
        const { application, event, rejection } = takeStep(state, told);
        if (!event)
          throw new Error(`${told.command} does not happen: ${rejection?.message}`, { cause: rejection });
        state = application;
        history.push(event);
      }
      return {
        state,
        history,
        when: (command, data, options) => takeStep(state, step(command, data, options)),
      };
    },
  };
}
