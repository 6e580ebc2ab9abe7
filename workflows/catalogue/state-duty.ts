import { ServiceError, type Text } from '#libs/contract';
import { indexInForce } from './index-values.ts';
import { Tenge } from './tenge.ts';

/** What state duty is paid for. */
export const DUTY_ITEMS = [
  'passport',
  'identity-card',
  'temporary-id-card',
  'residence-registration',
  'residence-deregistration',
] as const;
export type DutyItem = (typeof DUTY_ITEMS)[number];

/** A rate as the standard states it: per cent of the monthly calculation index; 0 is free of charge. */
export interface DutyRate {
  readonly percent: number;
  readonly clause: string;
  readonly name: Text;
}

/** Clause 8 of each standard. The clauses say "minimal" for "monthly" index: a slip of the Kazakh text. */
export const DUTY_RATES: Readonly<Record<DutyItem, DutyRate>> = {
  passport: {
    percent: 400,
    clause: 'passport-and-id-card:8.p3',
    name: { kk: 'Паспорт беру', ru: 'Выдача паспорта', en: 'Issue of a passport' },
  },
  'identity-card': {
    percent: 20,
    clause: 'passport-and-id-card:8.p3',
    name: { kk: 'Жеке куәлік беру', ru: 'Выдача удостоверения личности', en: 'Issue of an identity card' },
  },
  'temporary-id-card': {
    percent: 20,
    clause: 'temporary-id-card:8.p3',
    name: {
      kk: 'Уақытша жеке куәлік беру',
      ru: 'Выдача временного удостоверения личности',
      en: 'Issue of a temporary identity card',
    },
  },
  'residence-registration': {
    percent: 10,
    clause: 'residence-registration:8.p3',
    name: {
      kk: 'Тұрғылықты жері бойынша тіркеу',
      ru: 'Регистрация по месту жительства',
      en: 'Registration at the place of residence',
    },
  },
  'residence-deregistration': {
    percent: 0,
    clause: 'residence-deregistration:8',
    name: {
      kk: 'Тіркеу есебінен шығару',
      ru: 'Снятие с регистрационного учёта',
      en: 'Removal from registration',
    },
  },
};

/** How an amount of duty came about, ready for JSON: all amounts as `Tenge.toString` writes them. */
export interface DutyExplanation {
  readonly total: string;
  /** The day whose index counts, YYYY-MM-DD: the day of payment. */
  readonly on: string;
  /** Null where nothing is charged, so that no index was needed. */
  readonly index: { readonly amount: string; readonly effectiveFrom: string } | null;
  readonly items: readonly {
    readonly item: DutyItem;
    readonly percent: number;
    readonly amount: string;
    readonly clause: string;
  }[];
}

/** An amount of state duty and how it came about. */
export interface Duty {
  readonly total: Tenge;
  readonly explanation: DutyExplanation;
}

/**
 * The exact state duty for the items, each counted once, at the index in force on the day of payment.
 * Exemptions are the caller's matter.
 * @throws ServiceError `not-found` where something is charged and no index is known for the day
 */
export function dutyFor(items: readonly DutyItem[], on: string): Duty {
  const charged = [...new Set(items)];
  const unknown = charged.find((item) => !Object.hasOwn(DUTY_RATES, item));
  if (unknown) throw new ServiceError('invalid-data', `There is no rate of state duty for "${unknown}"`);
  const index = charged.some((item) => DUTY_RATES[item].percent > 0) ? indexInForce(on) : null;
  const amounts = charged.map((item) => index?.amount.percent(DUTY_RATES[item].percent) ?? Tenge.zero);
  const total = Tenge.sum(amounts);
  return {
    total,
    explanation: {
      total: String(total),
      on,
      index: index && { amount: String(index.amount), effectiveFrom: index.effectiveFrom },
      items: charged.map((item, place) => ({
        item,
        percent: DUTY_RATES[item].percent,
        amount: String(amounts[place]),
        clause: DUTY_RATES[item].clause,
      })),
    },
  };
}
