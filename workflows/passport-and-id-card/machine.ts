import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import { BEFORE_SUBMISSION, type PassportContext } from './context.ts';
import type { PassportEvent } from './events.ts';
import { rules } from './rules.ts';

/** Standard 1 as a machine: rule book and fold in one. */
export const machine = setup({
  types: { context: {} as PassportContext, events: {} as PassportEvent },
  guards: guardsOf(rules),
  actions: {
    noteSubmission: assign(({ context, event }) => {
      if (event.type !== 'ApplicationSubmitted') return context;
      const { readings, channel, ordered, mode, under16, appearedAs, exemption } = event.data;
      return {
        readings,
        channel,
        ordered,
        mode,
        under16,
        appearedAs,
        exemption,
        submittedOn: event.occurredOn,
      };
    }),
    notePresented: assign(({ context, event }) =>
      event.type === 'DocumentsChecked' ? { presented: event.data.presented } : context,
    ),
    noteCoupon: assign(({ context, event }) =>
      event.type === 'CouponIssued' ? { couponNumber: event.data.number } : context,
    ),
  },
}).createMachine({
  id: 'passport-and-id-card',
  context: BEFORE_SUBMISSION,
  initial: 'awaitingSubmission',
  states: {
    awaitingSubmission: {
      on: {
        ApplicationSubmitted: {
          target: 'submitted',
          guard: and(['servedAtCentre', 'occasionsFit', 'modeOffered', 'exemptionListed', 'standardInForce']),
          actions: 'noteSubmission',
        },
      },
    },
    submitted: {
      on: {
        // §11, §16: either everything is there, or the refusal names what is not.
        DocumentsChecked: { target: 'checked', guard: 'documentsComplete', actions: 'notePresented' },
        ApplicationRefused: { target: 'refused', guard: 'missingNamed' },
      },
    },
    checked: {
      on: {
        DutySettled: { target: 'paid', guard: 'dutySettled' },
        // §16 with §11(2): a receipt that does not settle the duty is no receipt.
        ApplicationRefused: { target: 'refused', guard: 'dutyNotSettled' },
      },
    },
    paid: {
      initial: 'awaitingCoupon',
      states: {
        // §14: no production before the consumer holds the coupon.
        awaitingCoupon: {
          on: {
            CouponIssued: { target: 'couponIssued', guard: 'surrenderedPresented', actions: 'noteCoupon' },
          },
        },
        couponIssued: {
          on: { ResultProduced: { target: '#passport-and-id-card.produced', guard: 'producedAsOrdered' } },
        },
      },
    },
    produced: { on: { ResultHandedOver: { target: 'issued', guard: 'onCoupon' } } },
    issued: { type: 'final' },
    refused: { type: 'final' },
  },
});
