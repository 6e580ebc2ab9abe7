import { INDICATORS, isSampled, NORMATIVE_PERCENT } from './indicator.ts';
import type { Indicator } from './indicator.ts';
import { wilsonInterval } from './wilson.ts';
import type { Interval } from './wilson.ts';

/** What an indicator is to reach in a year, and the order that says so (clause 19). */
export interface Target {
  readonly indicator: string;
  readonly standard: string;
  readonly year: number;
  /** Per cent. */
  readonly value: number;
  readonly order: { readonly number: string; readonly date: string };
}

/** How many there were, and how many of them well. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** One indicator as a report shows it. All values in per cent. */
export interface IndicatorFigure extends Share {
  readonly indicator: Indicator;
  readonly normative: number;
  /** Of the year of the last month asked for; one for each standard that has one. */
  readonly targets: readonly Target[];
  /** Two decimals; 100 only where it is all, 0 only where it is none, null where there is no data. */
  readonly value: number | null;
  /** Wilson, 95 %: for what is asked of some; null for what is counted of all, and without data. */
  readonly interval: Interval | null;
}

/** One figure for each indicator of annex 3, in its order. */
export function figuresOf(
  shares: ReadonlyMap<string, Share>,
  targets: readonly Target[],
): readonly IndicatorFigure[] {
  return INDICATORS.map((indicator) => {
    const share = shares.get(indicator) ?? { numerator: 0, denominator: 0 };
    return {
      indicator,
      normative: NORMATIVE_PERCENT,
      targets: targets.filter((target) => target.indicator === indicator),
      value: percentOf(share),
      numerator: share.numerator,
      denominator: share.denominator,
      interval: intervalOf(indicator, share),
    };
  });
}

/** Rounded to two decimals, but never to all or none: 199,999 of 200,000 are 99.99. */
export function percentOf({ numerator, denominator }: Share): number | null {
  if (denominator === 0) return null;
  if (numerator === 0 || numerator === denominator) return numerator === 0 ? 0 : 100;
  return Math.min(99.99, Math.max(0.01, rounded((numerator * 100) / denominator)));
}

function intervalOf(indicator: Indicator, { numerator, denominator }: Share): Interval | null {
  const interval = isSampled(indicator) ? wilsonInterval(numerator, denominator) : undefined;
  return interval ? { low: rounded(interval.low * 100), high: rounded(interval.high * 100) } : null;
}

const rounded = (percent: number) => Math.round(percent * 100) / 100;
