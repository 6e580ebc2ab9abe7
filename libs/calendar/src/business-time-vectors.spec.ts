import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalendarEdition } from './edition.ts';
import type { OfficeHours } from './office-hours.ts';
import { clockOf } from './time-zone.ts';
import { workingCalendar } from './working-calendar.ts';
import { workingTime } from './working-time.ts';

/** Working-hour arithmetic and zones by others' vectors, which are of no country. */
const folder = fileURLToPath(new URL('../../../../shared/realdata/business-time/', import.meta.url));
const present = existsSync(`${folder}working-hours-vectors.json`);
if (!present) console.warn(`SKIPPED: working time is not held to foreign vectors, they are not at ${folder}`);
const compared = present ? describe : describe.skip;
const read = <T>(name: string, absent: T): T =>
  present ? (JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as T) : absent;

interface Setting {
  readonly hours?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly holidays?: readonly string[];
  readonly tz?: string;
}
interface Vectors {
  readonly add_days: readonly (Setting & { from: string; n: number; to: string })[];
  readonly add_seconds: readonly (Setting & { from: string; seconds: number; to: string })[];
  readonly advance_to_working_time: readonly (Setting & { at: string; to: string })[];
  readonly in_working_hours: readonly (Setting & { at: string; is: boolean })[];
  readonly working_days_between: readonly (Setting & { a: string; b: string; n: number })[];
  readonly working_seconds_between: readonly (Setting & { a: string; b: string; s: number })[];
}

const vectors = read<Vectors>('working-hours-vectors.json', {
  add_days: [],
  add_seconds: [],
  advance_to_working_time: [],
  in_working_hours: [],
  working_days_between: [],
  working_seconds_between: [],
});

const off = (date: string) => ({
  date,
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'демалыс', ru: 'выходной', en: 'day off' },
  source: ['vector'],
});

const YEARS = { from: 1991, to: 2016 };
/** A year without an entry would be a gap: each has the second Sunday of its June, which no vector works. */
const SUNDAYS = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, place) => {
  const first = Date.UTC(YEARS.from + place, 5, 1);
  const untilSunday = (7 - new Date(first).getUTCDay()) % 7;
  return new Date(first + (untilSunday + 7) * 86_400_000).toISOString().slice(0, 10);
});

const editions = new Map<string, CalendarEdition>();

/** One edition for each list of holidays: a table of 26 years is made once. */
function editionOf(holidays: readonly string[]): CalendarEdition {
  const key = holidays.join();
  const days = [...SUNDAYS, ...holidays].toSorted().map(off);
  const edition = editions.get(key) ?? { id: 'vectors', country: 'XX', years: YEARS, days };
  editions.set(key, edition);
  return edition;
}

function hoursOf({ hours = { 'mon-fri': [['09:00', '17:00']] } }: Setting): OfficeHours {
  const openings = Object.entries(hours).flatMap(([key, spans]) =>
    spans.map(([from, to]) => ({
      days: (key === 'mon-fri'
        ? ['mon', 'tue', 'wed', 'thu', 'fri']
        : [key]) as OfficeHours['openings'][number]['days'],
      from,
      to,
    })),
  );
  return { openings, breaks: [] };
}

const timeOf = (setting: Setting) =>
  workingTime({
    hours: hoursOf(setting),
    calendar: workingCalendar(editionOf(setting.holidays ?? []), 6),
    timeZone: setting.tz ?? 'UTC',
  });

/** Dates stay dates; instants are compared as instants. */
const plain = (value: string) => (value.length === 10 ? value : new Date(value).toISOString());

compared('working time', () => {
  it('has all vectors', () => {
    expect(Object.values(vectors).flatMap((list) => (Array.isArray(list) ? list : []))).toHaveLength(52);
  });

  it.each(vectors.add_days)('$from and $n days is $to', (vector) => {
    expect(timeOf(vector).addDays(vector.from, vector.n)).toBe(plain(vector.to));
  });

  it.each(vectors.add_seconds)('$from and $seconds s is $to', (vector) => {
    expect(timeOf(vector).addSeconds(vector.from, vector.seconds)).toBe(plain(vector.to));
  });

  it.each(vectors.advance_to_working_time)('$at goes on at $to', (vector) => {
    expect(timeOf(vector).advance(vector.at)).toBe(plain(vector.to));
  });

  it.each(vectors.in_working_hours)('$at is open: $is', (vector) => {
    expect(timeOf(vector).isOpen(vector.at)).toBe(vector.is);
  });

  it.each(vectors.working_days_between)('$n days from $a to $b', (vector) => {
    expect(timeOf(vector).daysBetween(vector.a, vector.b)).toBe(vector.n);
  });

  it.each(vectors.working_seconds_between)('$s s from $a to $b', (vector) => {
    expect(timeOf(vector).secondsBetween(vector.a, vector.b)).toBe(vector.s);
  });
});

interface Offset {
  readonly tz: string;
  readonly utc: string;
  readonly local: string;
  readonly offset: string;
}

compared('the clock of Almaty in the night of 29 February 2024', () => {
  const { offsets } = read<{ readonly offsets: readonly Offset[] }>('almaty-tz-vectors.json', {
    offsets: [],
  });

  it('has all vectors', () => {
    expect(offsets).toHaveLength(3);
  });

  it.each(offsets)('$utc is $local', ({ tz, utc, local, offset }) => {
    const at = Date.parse(utc);
    const ms = clockOf(tz).offsetAt(at);
    expect(ms / 3_600_000).toBe(Number(offset.slice(0, 3)));
    expect(new Date(at + ms).toISOString().slice(0, 19)).toBe(local);
  });
});
