import type { ServiceParts } from './service-parts.ts';

/** Fills an empty store with simulated applications, so that there is something to look at. */
export async function loadDemonstration({ config, store }: ServiceParts): Promise<void> {
  if (config.demonstrationApplications === 0 || (await store.head()) > 0n) return;
}
