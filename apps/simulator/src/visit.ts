import type { Centre, HoursId, StandardId } from '#workflows/catalogue';
import { MINUTE_MS } from './days.ts';
import { Dossier } from './dossier.ts';
import { OfficeDays } from './office-days.ts';
import type { Random } from './random.ts';

/** Somebody comes to a Centre on a day. */
export interface Arrival {
  /** Of the application within all simulations. */
  readonly name: string;
  readonly random: Random;
  readonly centre: Centre;
  /** Legal day, YYYY-MM-DD. */
  readonly day: string;
}

/** One application at a Centre, as it goes on. */
export class Visit {
  readonly random: Random;
  readonly centre: Centre;
  readonly day: string;
  readonly days: OfficeDays;
  /** When the documents are handed in. */
  readonly began: number;
  readonly dossier: Dossier;

  constructor(
    readonly standard: StandardId,
    arrival: Arrival,
    hours: HoursId = 'centre',
  ) {
    this.random = arrival.random;
    this.centre = arrival.centre;
    this.day = arrival.day;
    this.days = new OfficeDays(arrival.centre.id, hours);
    this.began = this.days.moment(arrival.day, arrival.random);
    this.dossier = new Dossier(standard, arrival.name, this.began, arrival.random);
  }

  /** A moment so many minutes after another, seconds by chance. */
  after(ms: number, least: number, most: number): number {
    return ms + this.random.middling(least, most) * MINUTE_MS + this.random.whole(0, 59) * 1000;
  }

  /** When the consumer had taken the queue ticket: mostly within half an hour before. */
  queueTicketAt(ms: number): string {
    const waited = this.random.chance(0.07) ? this.random.whole(31, 75) : this.random.middling(1, 27);
    return new Date(ms - waited * MINUTE_MS).toISOString();
  }

  byOfficer(at: number, type: string, data: object): void {
    this.dossier.add(at, type, data, 'authorised-officer', this.centre.id);
  }

  byOfficerInVain(at: number, type: string, data: object): void {
    this.dossier.mistake(at, type, data, 'authorised-officer', this.centre.id);
  }
}
