import { and, assign, setup } from 'xstate';
import { guardsOf } from '#libs/contract';
import { BEFORE_APPROVAL, rules, type TargetContext, type TargetEvent } from './rules.ts';

/** The target of one indicator for one standard and year: approved by an order, replaced by a newer one. */
export const machine = setup({
  types: { context: {} as TargetContext, events: {} as TargetEvent },
  guards: guardsOf(rules),
  actions: {
    noteTarget: assign(({ event: { data } }) => ({
      indicator: data.indicator,
      standard: data.standard,
      year: data.year,
      orderDate: data.order.date,
    })),
  },
}).createMachine({
  id: 'indicatorTarget',
  context: BEFORE_APPROVAL,
  initial: 'awaitingTarget',
  states: {
    awaitingTarget: {
      on: { TargetApproved: { target: 'approved', guard: 'orderMade', actions: 'noteTarget' } },
    },
    approved: {
      on: {
        TargetApproved: {
          target: 'approved',
          guard: and(['orderMade', 'orderNewest']),
          actions: 'noteTarget',
        },
      },
    },
  },
});
