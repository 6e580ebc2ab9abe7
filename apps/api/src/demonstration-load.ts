import { simulate } from '#apps/simulator';
import type { ServiceParts } from './service-parts.ts';

/** The demonstration is the same on every machine, but for its days: they end with today. */
const SEED = 7;
const DAYS = 60;

/** Fills an empty store with simulated applications, so that there is something to look at. */
export async function loadDemonstration({ config, store, handler, clock }: ServiceParts): Promise<void> {
  const applications = config.demonstrationApplications;
  if (applications === 0 || (await store.head()) > 0n) return;
  const report = await simulate({ handler, applications, days: DAYS, seed: SEED, until: clock.now() });
  console.log(
    `Demonstration load: ${report.applications} applications and ${report.complaints} complaints ` +
      `from ${report.from} to ${report.until}, in ${report.accepted} steps.`,
  );
}
