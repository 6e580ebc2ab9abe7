import { Temporal } from 'temporal-polyfill';
import { HOLIDAYS, OFFICE_HOURS, timeZoneOfOffice, type HoursId } from '#workflows/catalogue';
import { dayOf, MINUTE_MS, plusDays, weekdayOf } from './days.ts';
import type { Random } from './random.ts';

/** Minutes before closing after which nobody begins something new. */
const LAST_CALL = 20;

interface OpenHours {
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}

const holidays = new Map(HOLIDAYS.map((holiday) => [holiday.date, holiday]));
const midnights = new Map<string, number>();
const hoursKnown = new Map<string, OpenHours | undefined>();

/** When one office is open for one purpose: days by the holidays and the week, moments by its time zone. */
export class OfficeDays {
  readonly #zone: string;

  constructor(
    office: string,
    private readonly hours: HoursId,
  ) {
    this.#zone = timeZoneOfOffice(office);
  }

  /** The hours of a day, or undefined where it is closed. */
  find(day: string): OpenHours | undefined {
    const key = `${this.hours} ${day}`;
    if (!hoursKnown.has(key)) hoursKnown.set(key, hoursOn(this.hours, day));
    return hoursKnown.get(key);
  }

  /** The day itself if the office is open, else the next on which it is. */
  openDay(day: string): string {
    let open = day;
    while (!this.find(open)) open = plusDays(open, 1);
    return open;
  }

  /** The open day that comes so many open days after. */
  openDaysAfter(day: string, count: number): string {
    let open = day;
    for (let left = count; left > 0; left -= 1) open = this.openDay(plusDays(open, 1));
    return open;
  }

  /** Some moment of an open day, milliseconds: late morning and afternoon more often than the rest. */
  moment(day: string, random: Random): number {
    const { from, to, breaks } = this.#get(day);
    const last = Math.max(from, to - LAST_CALL);
    const [least, most] = random.pick([
      [from, last],
      [from + 60, from + 210],
      [from + 360, from + 510],
    ] as const);
    let minute = Math.min(last, random.whole(Math.min(least, last), Math.min(most, last)));
    for (const pause of breaks) if (minute >= pause.from && minute < pause.to) minute = pause.to;
    return this.#midnight(day) + minute * MINUTE_MS + random.whole(0, 59) * 1000;
  }

  /** Some moment of an open day that is later than another moment; of the next open day if this one is over. */
  momentAfter(ms: number, day: string, random: Random): number {
    const at = this.moment(this.openDay(day), random);
    if (at > ms) return at;
    const next = this.dayOf(ms);
    const closing = this.#closing(next);
    if (closing !== undefined && closing - ms > LAST_CALL * MINUTE_MS) {
      return ms + Math.floor((closing - ms) * random.next());
    }
    return this.moment(this.openDay(plusDays(next, 1)), random);
  }

  /** The legal day of a moment. */
  dayOf(ms: number): string {
    const day = dayOf(ms);
    const next = plusDays(day, 1);
    return ms >= this.#midnight(next) ? next : day;
  }

  #closing(day: string): number | undefined {
    const open = this.find(day);
    return open && this.#midnight(day) + open.to * MINUTE_MS;
  }

  #get(day: string): OpenHours {
    const open = this.find(day);
    if (!open) throw new RangeError(`closed on ${day}`);
    return open;
  }

  #midnight(day: string): number {
    const key = `${this.#zone} ${day}`;
    let ms = midnights.get(key);
    if (ms === undefined) {
      ms = Temporal.PlainDate.from(day).toZonedDateTime(this.#zone).epochMilliseconds;
      midnights.set(key, ms);
    }
    return ms;
  }
}

function hoursOn(hours: HoursId, day: string): OpenHours | undefined {
  const { openings, breaks } = OFFICE_HOURS[hours];
  const opening = openings.find(({ days }) => days.includes(weekdayOf(day)));
  const holiday = holidays.get(day);
  const off = hours === 'centre' ? holiday?.dayOff6 : holiday?.dayOff5;
  if (!opening || off) return undefined;
  return { ...inMinutes(opening), breaks: breaks.map(inMinutes) };
}

const inMinutes = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: minuteOf(from),
  to: minuteOf(to),
});

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
