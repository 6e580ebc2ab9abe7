import { CENTRES, HOLIDAYS, type Centre, type StandardId } from '#workflows/catalogue';
import { plusDays, weekdayOf } from './days.ts';
import { OfficeDays } from './office-days.ts';
import { Random } from './random.ts';

/**
 * How applications spread over the standards. Documents lead; how many registrations a year there are is not known,
 * so that the rest is an estimate.
 */
const MIX: Readonly<Record<StandardId, number>> = {
  'passport-and-id-card': 50,
  'residence-registration': 24,
  'residence-deregistration': 18,
  'temporary-id-card': 8,
};

/** Rough shares of the regions by people, the two large cities half as much again, since others come there too. */
const REGION_SHARES: Readonly<Record<string, number>> = {
  'almaty-city': 22,
  astana: 12,
  'south-kazakhstan': 26,
  'almaty-region': 19,
  'east-kazakhstan': 14,
  karaganda: 14,
  zhambyl: 10,
  kostanay: 9,
  pavlodar: 7,
  aktobe: 8,
  akmola: 7,
  kyzylorda: 7,
  'west-kazakhstan': 6,
  'north-kazakhstan': 6,
  atyrau: 5,
  mangystau: 5,
};

/** The Centre to which the next consumer comes: the share of a region is divided among its Centres. */
export function centreFor(random: Random): Centre {
  const region = random.weighted(REGION_SHARES);
  return random.pick(CENTRES.filter((centre) => centre.region === region));
}

/** The standard that is asked for; one whose reception is closed on the day gives way to another. */
export function standardFor(random: Random, centre: Centre, day: string): StandardId {
  const standard = random.weighted(MIX);
  if (standard !== 'temporary-id-card') return standard;
  return new OfficeDays(centre.id, standard).find(day) ? standard : 'residence-registration';
}

const DAY_WEIGHTS = { mon: 1.3, tue: 1.05, wed: 1, thu: 1, fri: 1.05, sat: 0.4, sun: 0 } as const;
const holidays = new Map(HOLIDAYS.map((holiday) => [holiday.date, holiday]));

/** How many of the consumers come on a day, in relation to other days: none on Sundays and holidays. */
export function rushOf(day: string): number {
  if (holidays.get(day)?.dayOff6) return 0;
  const firstWeeks = day.slice(5, 7) === '01' && Number(day.slice(8)) <= 12 ? 1.7 : 1;
  const afterHoliday = holidays.get(plusDays(day, -1))?.dayOff6 ? 1.4 : 1;
  return DAY_WEIGHTS[weekdayOf(day)] * firstWeeks * afterHoliday;
}

/** How many applications come on each of the days; the sum is `applications`. */
export function arrivalsPerDay(days: readonly string[], applications: number, random: Random): number[] {
  const weights = days.map(rushOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = days.map(() => 0);
  for (let left = applications; left > 0; left -= 1) {
    let point = random.next() * total;
    const place = weights.findIndex((weight) => (point -= weight) < 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
