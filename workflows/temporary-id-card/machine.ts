import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import { BEFORE_SUBMISSION, type TemporaryCardContext } from './context.ts';
import type { TemporaryCardEvent } from './events.ts';
import { rules } from './rules.ts';

/** Standard 2 as a machine: rule book and fold in one. */
export const machine = setup({
  types: { context: {} as TemporaryCardContext, events: {} as TemporaryCardEvent },
  guards: guardsOf(rules),
  actions: {
    noteSubmission: assign(({ context, event }) =>
      event.type === 'ApplicationSubmitted' ? { ...event.data, submittedOn: event.occurredOn } : context,
    ),
  },
}).createMachine({
  id: 'temporary-id-card',
  context: BEFORE_SUBMISSION,
  initial: 'awaitingSubmission',
  states: {
    awaitingSubmission: {
      on: {
        ApplicationSubmitted: {
          target: 'submitted',
          guard: and(['servedAtCentre', 'exemptionListed', 'standardInForce']),
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
    checked: {
      on: {
        DutySettled: { target: 'paid', guard: 'dutySettled' },
        // §16 with §11: a receipt that does not settle the duty is no receipt.
        ApplicationRefused: { target: 'refused', guard: 'dutyNotSettled' },
      },
    },
    paid: { on: { ResultProduced: { target: 'produced' } } },
    produced: { on: { ResultHandedOver: 'issued' } },
    issued: { type: 'final' },
    refused: { type: 'final' },
  },
});
