import type { Text } from '#libs/contract';
import { mustHold, wordOf } from './checked-data.ts';
import { CONFIDENCES, type Confidence } from './confidence.ts';
import data from './data/holidays.json' with { type: 'json' };

/**
 * - `public`: a national or state holiday, or a day off by the Labour Code (`byLabourCode`);
 * - `substitute`: free in place of a holiday that fell on a day off;
 * - `transferred-day-off`: free because the Government moved a day off here;
 * - `working-weekend`: a Saturday or Sunday that works because its day off was moved away.
 */
export const HOLIDAY_KINDS = ['public', 'substitute', 'transferred-day-off', 'working-weekend'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** One day that is not what its day of the week would make it. */
export interface Holiday {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What the day is about: `nauryz`, `capital`, … or `transfer`. */
  readonly key: string;
  readonly kind: HolidayKind;
  /** Is it a day off in a week of five (Monday to Friday) and of six (Monday to Saturday) working days? */
  readonly dayOff5: boolean;
  readonly dayOff6: boolean;
  readonly name: Text;
  /** 7 January and the first day of Kurban Ait: days off, no holidays, never substituted. */
  readonly byLabourCode?: boolean;
  /** The holiday in whose place the day is free, by kind of week; null where it is not free in that week. */
  readonly substituteFor?: { readonly fiveDay: string | null; readonly sixDay: string | null };
  readonly movedFrom?: string;
  readonly movedTo?: string;
  /** The act that moved the day. */
  readonly act?: string;
  /** Keys of `HOLIDAY_SOURCES`, or sources written out. */
  readonly source: readonly string[];
  readonly confidence: Confidence;
}

/** First and last year for which the list is complete. */
export const HOLIDAY_YEARS = { from: 2009, to: 2026 } as const;

/** What the short names in `source` stand for. */
export const HOLIDAY_SOURCES: Readonly<Record<string, string>> = data.sources;

/** All listed days by date. Data only: working days are the calendar's business. */
export const HOLIDAYS: readonly Holiday[] = data.days.map((day) => ({
  ...day,
  kind: wordOf(HOLIDAY_KINDS, day.kind, `holidays.json ${day.date}`),
  confidence: wordOf(CONFIDENCES, day.confidence, `holidays.json ${day.date}`),
}));

const [from, to] = data.years;
const inOrder = HOLIDAYS.every(({ date }, place) => date >= (HOLIDAYS[place - 1]?.date ?? ''));
mustHold(inOrder, 'holidays.json: a day out of order');
// One day may stand twice for two reasons: 11 May 2020 stood for Victory Day, and was then moved to 8 May.
const reasons = new Set(HOLIDAYS.map(({ date, key }) => `${date} ${key}`));
mustHold(reasons.size === HOLIDAYS.length, 'holidays.json: a day stands twice for one reason');
mustHold(
  from === HOLIDAY_YEARS.from && to === HOLIDAY_YEARS.to,
  'holidays.json: other years than HOLIDAY_YEARS',
);
