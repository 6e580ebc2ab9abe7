import { simulate, type SimulationReport } from '#apps/simulator';
import { INDEX_KNOWN_UNTIL, KZ_CALENDAR } from '#workflows/catalogue';
import type { ServiceParts } from './service-parts.ts';

/** Over how many days the applications came in. */
const DAYS = 60;
/** Any will do; what it gives depends on the day, too. */
const SEED = 1;

/** Fills an empty store with simulated applications, so that there is something to look at. Nothing in any other. */
export async function loadDemonstration({
  config,
  store,
  handler,
  clock,
}: ServiceParts): Promise<SimulationReport | undefined> {
  const { demonstrationApplications: applications } = config;
  if (applications === 0 || (await store.head()) > 0n) return undefined;
  return simulate({ handler, applications, days: DAYS, seed: SEED, until: lastDay(clock.now()) });
}

/**
 * Without an index there is no duty, and without a calendar no due day: what lies after the last known index, or within
 * a month of the calendar's end, cannot be simulated.
 */
function lastDay(now: Date): Date {
  const known = [INDEX_KNOWN_UNTIL, `${KZ_CALENDAR.years.to}-11-30`].toSorted()[0];
  const last = new Date(`${known}T00:00:00Z`);
  return last < now ? last : now;
}
