import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import { BEFORE_SUBMISSION, type DeregistrationContext } from './context.ts';
import type { DeregistrationEvent } from './events.ts';
import { rules } from './rules.ts';

/** Standard 4 as a machine: rule book and fold in one. */
export const machine = setup({
  types: { context: {} as DeregistrationContext, events: {} as DeregistrationEvent },
  guards: guardsOf(rules),
  actions: {
    noteSubmission: assign(({ context, event }) =>
      event.type === 'ApplicationSubmitted' ? { ...event.data, submittedOn: event.occurredOn } : context,
    ),
  },
}).createMachine({
  id: 'residence-deregistration',
  context: BEFORE_SUBMISSION,
  initial: 'awaitingSubmission',
  states: {
    awaitingSubmission: {
      on: {
        ApplicationSubmitted: {
          target: 'submitted',
          guard: and(['servedAtCentre', 'standardInForce']),
          actions: 'noteSubmission',
        },
      },
    },
    submitted: {
      on: {
        // §11, §16: either everything is there, or the refusal names what is not.
        DocumentsChecked: { target: 'checked', guard: 'documentsComplete' },
        ApplicationRefused: { target: 'refused', guard: 'missingNamed' },
      },
    },
    // §8: free of charge, so that nothing stands between the check and the result.
    checked: { on: { ResultProduced: { target: 'produced', guard: 'resultFits' } } },
    produced: { on: { ResultHandedOver: 'issued' } },
    issued: { type: 'final' },
    refused: { type: 'final' },
  },
});
