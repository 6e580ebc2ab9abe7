import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addCalendarDays, addMonths } from './date-arithmetic.ts';
import { dueOf } from './due.ts';
import type { CalendarEdition } from './edition.ts';
import type { Period } from './periods.ts';
import { workingCalendar } from './working-calendar.ts';

/** Vectors that others computed, of every year that is known; the room's own are in the other specs. */
const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const present = existsSync(`${shared}facts/holidays-kz.json`);
if (!present)
  console.warn(`SKIPPED: the calendar is not held to the source facts, they are not at ${shared}`);
const compared = present ? describe : describe.skip;
const read = (path: string): string => (present ? readFileSync(`${shared}${path}`, 'utf8') : '');
const readJson = (path: string, absent: unknown): unknown => (present ? JSON.parse(read(path)) : absent);

interface FactDay {
  readonly date: string;
  readonly kind: 'public' | 'substitute' | 'transferred-day-off' | 'working-weekend';
  readonly dayOff5: boolean;
  readonly dayOff6: boolean;
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly substituteFor?: { readonly fiveDay: string | null; readonly sixDay: string | null };
}
type Months = readonly number[];
interface YearBalance {
  readonly officialBalance?: { readonly fiveDay: Months; readonly sixDay: Months };
  readonly statutoryOnly: { readonly fiveDay: Months; readonly sixDay: Months };
  readonly withMoves: { readonly fiveDay: Months; readonly sixDay: Months };
}

const facts = readJson('facts/holidays-kz.json', { years: {} }) as {
  readonly years: Readonly<Record<string, readonly FactDay[]>>;
};
const { years } = readJson('facts/workday-vectors.json', { years: {} }) as {
  readonly years: Readonly<Record<string, YearBalance>>;
};

const editionOf = (id: string, days: readonly FactDay[]): CalendarEdition => ({
  id,
  country: 'KZ',
  years: { from: 2009, to: 2026 },
  // A later entry of a day replaces an earlier one: 11 May 2020 was a substitute and then moved away.
  days: [
    ...new Map(
      days.map(({ date, dayOff5, dayOff6, name }) => [
        date,
        { date, dayOff5, dayOff6, reason: name, source: ['facts'] },
      ]),
    ).values(),
  ],
});

const ALL_DAYS = Object.values(facts.years).flat();
const WITH_MOVES = editionOf('with-moves', ALL_DAYS);
/** As the law alone has it, without the moves of the Government. */
const BY_LAW = editionOf(
  'by-law',
  ALL_DAYS.filter(({ kind }) => kind === 'public' || kind === 'substitute').map((day) => ({
    ...day,
    dayOff5: day.kind === 'public' || day.substituteFor?.fiveDay != null,
    dayOff6: day.kind === 'public' || day.substituteFor?.sixDay != null,
  })),
);

/** The rows of the table under a heading, as cells, without its head. */
function rowsUnder(text: string, heading: string, table = 0): readonly (readonly string[])[] {
  const section = text.slice(text.indexOf(heading) + heading.length).split(/\n## /)[0]!;
  const tables = section.split(/\n\s*\n/).filter((block) => block.trim().startsWith('|'));
  return tables[table]!.trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const dateIn = (cell: string) => cell.slice(0, 10);

const due = (startOn: string, period: Period, week: 5 | 6, moves = true) =>
  dueOf({
    startAt: `${startOn}T06:00:00Z`,
    period,
    rules: {
      firstDay: 'not-counted',
      count: 'nth-day',
      lastDayOff: moves ? 'moves-on' : 'stays',
      dayEnds: 'midnight',
    },
    calendar: workingCalendar(WITH_MOVES, week),
    timeZone: 'Asia/Almaty',
  }).dueOn;

compared('working days of each month', () => {
  const monthsOf = (edition: CalendarEdition, week: 5 | 6, year: string) =>
    Array.from({ length: 12 }, (_, month) =>
      workingCalendar(edition, week).workingDaysInMonth(Number(year), month + 1),
    );

  it('are known for 18 years', () => {
    expect(Object.keys(years)).toHaveLength(18);
  });

  it.each(Object.entries(years))(
    '%s: with moved days and by law alone',
    (year, { withMoves, statutoryOnly }) => {
      expect(monthsOf(WITH_MOVES, 5, year)).toEqual(withMoves.fiveDay);
      expect(monthsOf(WITH_MOVES, 6, year)).toEqual(withMoves.sixDay);
      expect(monthsOf(BY_LAW, 5, year)).toEqual(statutoryOnly.fiveDay);
      expect(monthsOf(BY_LAW, 6, year)).toEqual(statutoryOnly.sixDay);
    },
  );

  const official = Object.entries(years).filter(([, { officialBalance }]) => officialBalance);
  // Printed before the law of September 2022: 25 October became a holiday, 1 and 17 December ceased to be.
  const later: Readonly<Record<string, { readonly five: Months; readonly six: Months }>> = {
    2022: { five: [0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 2], six: [0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 2] },
  };
  const none: Months = Array.from({ length: 12 }, () => 0);

  it.each(official)('%s: as the printed balance has them, but for what changed later', (year, balance) => {
    const { fiveDay, sixDay } = balance.officialBalance!;
    const changed = later[year] ?? { five: none, six: none };
    const differences = (edition: CalendarEdition, week: 5 | 6, printed: Months) =>
      monthsOf(edition, week, year).map((days, month) => days - printed[month]!);
    expect(differences(WITH_MOVES, 5, fiveDay)).toEqual(changed.five);
    expect(differences(WITH_MOVES, 6, sixDay)).toEqual(changed.six);
  });
});

compared('periods of the decree', () => {
  const text = read('facts/period-counting.md');
  const months = present ? rowsUnder(text, '## Test vectors, months') : [];
  const days = present ? rowsUnder(text, '## Test vectors, working days') : [];

  it('have all their vectors', () => {
    expect([months.length, days.length]).toEqual([11, 8]);
  });

  it.each(months)('a month from %s (%s)', (start, unmoved, five, six) => {
    const month = { unit: 'month', count: 1 } as const;
    expect(addMonths(start, 1)).toBe(dateIn(unmoved));
    expect(due(start, month, 5, false)).toBe(dateIn(unmoved));
    expect([due(start, month, 5), due(start, month, 6)]).toEqual([five, six]);
  });

  it.each(days)('working days from %s', (start, ...cells) => {
    const computed = [1, 3, 5, 7, 10, 15].map((count) =>
      ([5, 6] as const).map((week) => due(dateIn(start), { unit: 'workingDays', count }, week)).join(' / '),
    );
    expect(computed).toEqual(cells);
  });
});

compared('periods of complaints', () => {
  const text = read('facts/complaint-deadlines.md');
  const calendarDays = present ? rowsUnder(text, '## D. Test vectors', 0) : [];
  const workingDays = present ? rowsUnder(text, '## D. Test vectors', 1) : [];

  it('have all their vectors', () => {
    expect([calendarDays.length, workingDays.length]).toEqual([4, 5]);
  });

  it.each(calendarDays)('calendar days from %s', (start, fifteen, moved15, thirty, moved30) => {
    const from = dateIn(start);
    expect([addCalendarDays(from, 15), addCalendarDays(from, 30)]).toEqual([dateIn(fifteen), dateIn(thirty)]);
    expect([15, 30].map((count) => due(from, { unit: 'calendarDays', count }, 5))).toEqual([
      moved15,
      moved30,
    ]);
  });

  it.each(workingDays)('working days from %s', (start, ...dates) => {
    const computed = [3, 5, 15, 20].map((count) => due(dateIn(start), { unit: 'workingDays', count }, 5));
    expect(computed).toEqual(dates);
  });
});
