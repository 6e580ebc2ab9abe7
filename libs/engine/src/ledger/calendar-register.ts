import { checkEdition, workingCalendar, type CalendarEdition, type WorkingCalendar } from '#libs/calendar';
import { ServiceError } from '#libs/contract';

/** The editions of the working calendar that this process knows; new deadlines are computed with the last one added. */
export class CalendarRegister {
  readonly #editions = new Map<string, CalendarEdition>();
  #current: CalendarEdition;

  /** @throws CalendarError for an edition with a gap, or with two entries for a day */
  constructor(first: CalendarEdition) {
    this.#current = first;
    this.add(first);
  }

  get current(): CalendarEdition {
    return this.#current;
  }

  list(): readonly CalendarEdition[] {
    return [...this.#editions.values()];
  }

  /** Makes the edition the current one; adding it again changes nothing. @throws CalendarError */
  add(edition: CalendarEdition): void {
    checkEdition(edition);
    if (this.#editions.has(edition.id)) return;
    this.#editions.set(edition.id, edition);
    this.#current = edition;
  }

  /** A register of its own with all of these editions and one more. @throws CalendarError */
  with(edition: CalendarEdition): CalendarRegister {
    const [first = edition, ...rest] = this.list();
    const register = new CalendarRegister(first);
    for (const next of [...rest, edition]) register.add(next);
    return register;
  }

  /** @throws ServiceError `calendar-refused` for an edition that is not known here */
  get(id: string): CalendarEdition {
    const edition = this.#editions.get(id);
    if (edition) return edition;
    const known = [...this.#editions.keys()];
    throw new ServiceError('calendar-refused', `There is no calendar ${id}; known are: ${known.join(', ')}`, {
      known,
    });
  }

  /** The edition with a week of five or six working days. @throws ServiceError `calendar-refused` */
  working(id: string, week: 5 | 6): WorkingCalendar {
    return workingCalendar(this.get(id), week);
  }
}
