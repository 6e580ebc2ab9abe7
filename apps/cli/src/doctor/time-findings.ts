import type { EventStore } from '#libs/event-store';
import type { ReadDatabase } from '#libs/projections';
import { DeadlineQueries } from '#libs/read-models/deadlines';
import { legalTimeOf } from '../legal/legal-parts.ts';
import type { Settings } from '../settings.ts';
import { fine, problem, warning, type Finding } from './finding.ts';

/** The timekeeper says within a minute what is due. */
const PATIENCE_MS = 60_000;
/** From this month of the calendar's last year on, the next year is missed soon. */
const WARN_FROM = '-10-01T00:00:00Z';

/** Of the clock: whether what is due has been said. */
export async function timekeeperFindings(database: ReadDatabase, now: Date): Promise<readonly Finding[]> {
  const next = await new DeadlineQueries(database).nextInstant();
  if (next === undefined) return [fine('timekeeper', 'nothing is due')];
  if (Date.parse(next) > now.getTime() - PATIENCE_MS) return [fine('timekeeper', `speaks next at ${next}`)];
  return [problem('timekeeper', `sleeps: what was due at ${next} has not been noted`)];
}

/** Of the working calendar: how long it lasts. */
export async function calendarFindings(
  settings: Settings,
  store: EventStore,
  now: Date,
): Promise<readonly Finding[]> {
  const { id, years } = (await legalTimeOf(store, settings)).calendars.current;
  const detail = `${id} ends with ${years.to}`;
  if (now.getUTCFullYear() > years.to) return [problem('calendar', `${detail}: steps are refused`)];
  if (now >= new Date(`${years.to}${WARN_FROM}`))
    return [warning('calendar', `${detail}: add the next year`)];
  return [fine('calendar', detail)];
}
