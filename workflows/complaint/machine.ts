import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import type { ComplaintEvent } from './events.ts';
import { BEFORE_LODGING, rules, type ComplaintContext } from './rules.ts';

/** The complaint procedure of clauses 20 to 25 as a machine, the same for all four standards. */
export const machine = setup({
  types: { context: {} as ComplaintContext, events: {} as ComplaintEvent },
  guards: guardsOf(rules),
  actions: {
    noteLodging: assign(({ context, event }) => {
      if (event.type !== 'ComplaintLodged') return context;
      const { standard, subject, addressee, anonymous } = event.data;
      return { standard, subject, addressee, anonymous };
    }),
    noteAddressee: assign(({ context, event }) =>
      event.type === 'ComplaintForwarded' ? { addressee: event.data.addressee } : context,
    ),
    noteExtension: assign({ extended: true }),
    noteAnswer: assign(({ event }) => ({ answeredOn: event.occurredOn })),
  },
}).createMachine({
  id: 'complaint',
  context: BEFORE_LODGING,
  initial: 'awaitingComplaint',
  states: {
    awaitingComplaint: {
      on: {
        ComplaintLodged: {
          target: 'lodged',
          guard: and(['resultNamesApplication', 'rightAddressee']),
          actions: 'noteLodging',
        },
      },
    },
    // §25: received, not yet in the journal of the addressee.
    lodged: { on: { ComplaintRegistered: 'registered' } },
    registered: {
      on: {
        ConsiderationBegun: { target: 'underConsideration', guard: 'notAnonymous' },
        // Law 221: sent on, it is registered anew where it arrives.
        ComplaintForwarded: {
          target: 'lodged',
          guard: 'forwardedToRightAddressee',
          actions: 'noteAddressee',
        },
        ComplaintNotConsidered: { target: 'notConsidered', guard: 'reasonTrue' },
      },
    },
    underConsideration: {
      initial: 'examining',
      states: {
        examining: {
          on: {
            ConsiderationExtended: { target: 'extended', guard: 'extendedOnce', actions: 'noteExtension' },
          },
        },
        // The notice leads back: a second extension is then refused, with its reason.
        extended: { on: { ExtensionNoticeSent: 'examining' } },
      },
      on: {
        ComplaintAnswered: {
          target: 'answered',
          guard: and(['answeredByPost', 'courtNamed']),
          actions: 'noteAnswer',
        },
      },
    },
    // §23: whoever disagrees may go to court.
    answered: { on: { CourtAppealNoted: 'inCourt' } },
    inCourt: { type: 'final' },
    notConsidered: { type: 'final' },
  },
});
