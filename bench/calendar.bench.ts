import { allWorkflows, legalTime } from '#apps/workflows';
import { addCalendarDays, explain, workingCalendar, type DueInput } from '#libs/calendar';
import { rulesOf, timeReadingsOf } from '#libs/engine';
import { KZ_CALENDAR, timeZoneOfOffice } from '#workflows/catalogue';

const ROUNDS = 5;
const ADDITIONS = 2_000_000;
const EXPLANATIONS = 100_000;

/**
 * Working days added to bare dates, for few days and for many, and due instants with their derivation, a second. To
 * reach: over 2 million and over 100,000; and five thousand days no slower than five.
 */
export function benchCalendar() {
  return {
    addFivePerSecond: medianOf(() => additionsPerSecond(5)),
    addFiveThousandPerSecond: medianOf(() => additionsPerSecond(5_000)),
    duePerSecond: medianOf(duePerSecond),
    explainedPerSecond: medianOf(explainedPerSecond),
  };
}

const medianOf = (measure: () => number): number => {
  measure();
  const rounds = Array.from({ length: ROUNDS }, measure).toSorted((one, other) => one - other);
  return Math.round(rounds[Math.floor(ROUNDS / 2)] ?? 0);
};

function perSecond(times: number, work: (index: number) => void): number {
  const started = performance.now();
  for (let index = 0; index < times; index += 1) work(index);
  return times / ((performance.now() - started) / 1000);
}

const daysFrom = (first: string, length: number) =>
  Array.from({ length }, (_, day) => addCalendarDays(first, day));
const DATES = daysFrom('2012-01-03', 1_000);
/** Early enough that the calendar holds 5,000 working days of a week of six after each of them. */
const EARLY = daysFrom('2009-01-05', 400);
const dateAt = (index: number) => DATES[index % DATES.length] as string;

function additionsPerSecond(count: number): number {
  const calendar = workingCalendar(KZ_CALENDAR, 6);
  return perSecond(ADDITIONS, (index) =>
    calendar.addWorkingDays(EARLY[index % EARLY.length] as string, count),
  );
}

const [standard] = allWorkflows();
const limit = standard?.limits.find(({ id }) => id === 'provision-expedited-10');
if (!standard || !limit) throw new Error('standard 1 has an expedited mode of ten working days');
const RULES = rulesOf(limit, timeReadingsOf(standard));
const startOf = (index: number) => `${dateAt(index)}T05:${String(index % 60).padStart(2, '0')}:00.000Z`;

function duePerSecond(): number {
  const time = legalTime();
  const { period } = limit as { period: DueInput['period'] };
  return perSecond(EXPLANATIONS, (index) =>
    time.due(limit as never, 'almaty-city-1', { startAt: startOf(index), period, rules: RULES, week: 5 }),
  );
}

function explainedPerSecond(): number {
  const calendar = workingCalendar(KZ_CALENDAR, 5);
  const timeZone = timeZoneOfOffice('almaty-city-1');
  const { period, hours } = limit as unknown as Required<Pick<DueInput, 'period' | 'hours'>>;
  return perSecond(EXPLANATIONS, (index) =>
    explain({ startAt: startOf(index), period, rules: RULES, calendar, timeZone, hours }),
  );
}
