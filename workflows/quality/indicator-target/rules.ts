import { rulesFor, type MachineEvent } from '#libs/contract';
import type { IndicatorId, StandardId } from '#workflows/catalogue';

/** A target, and the order that approves it. A later one of the same stream takes its place. */
export interface TargetApproved {
  readonly indicator: IndicatorId;
  readonly standard: StandardId;
  /** Calendar year. */
  readonly year: number;
  /** Per cent. */
  readonly value: number;
  readonly order: { readonly number: string; readonly date: string };
}

export type TargetEvent = MachineEvent<'TargetApproved', TargetApproved>;

/** What the machine remembers: which target it is, and the day of the order in force. */
export interface TargetContext {
  readonly indicator: IndicatorId;
  readonly standard: StandardId;
  readonly year: number;
  readonly orderDate: string;
}

export const BEFORE_APPROVAL: TargetContext = {
  indicator: 'timely-provision',
  standard: 'passport-and-id-card',
  year: 2012,
  orderDate: '',
};

const rule = rulesFor<TargetContext, TargetEvent>();

/** The conditions of clause 19, by the name of the guard that each is; standard 1 stands for all. */
export const rules = {
  orderMade: rule({
    on: 'TargetApproved',
    clause: 'passport-and-id-card:19',
    title: {
      kk: 'Бұйрық шығарылған',
      ru: 'Приказ уже издан',
      en: 'The order has been made',
    },
    check: ({ data: { order, standard }, occurredOn }) => {
      if (order.date <= occurredOn) return [];
      const message = `an order of ${order.date} approves nothing on ${occurredOn}`;
      return [{ code: 'order-ahead', message, clause: `${standard}:19`, path: '/order/date' }];
    },
  }),
  orderNewest: rule({
    on: 'TargetApproved',
    clause: 'passport-and-id-card:19',
    title: {
      kk: 'Бұйрық қолданыстағыдан ескі емес',
      ru: 'Приказ не старше действующего',
      en: 'The order is no older than the one in force',
    },
    check: ({ data: { order, standard } }, { orderDate }) => {
      if (order.date >= orderDate) return [];
      const message = `the target is approved by an order of ${orderDate}, which is newer`;
      return [
        { code: 'order-older', message, clause: `${standard}:19`, path: '/order/date', expected: orderDate },
      ];
    },
  }),
};
