import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import { BEFORE_RECORDS, rules, type InformationContext, type InformationEvent } from './rules.ts';

/** What one may read of one service in electronic form: recorded by its owner, and kept up. */
export const machine = setup({
  types: { context: {} as InformationContext, events: {} as InformationEvent },
  guards: guardsOf(rules),
  actions: {
    noteRecord: assign(({ event: { data } }) => ({ standard: data.standard, asOf: data.asOf })),
  },
}).createMachine({
  id: 'serviceInformation',
  context: BEFORE_RECORDS,
  initial: 'awaitingRecord',
  states: {
    awaitingRecord: {
      on: {
        InformationRecorded: {
          target: 'recorded',
          guard: and(['addressGiven', 'notAhead']),
          actions: 'noteRecord',
        },
      },
    },
    recorded: {
      on: {
        InformationRecorded: {
          target: 'recorded',
          guard: and(['addressGiven', 'notAhead', 'inOrder']),
          actions: 'noteRecord',
        },
      },
    },
  },
});
