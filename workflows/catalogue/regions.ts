import { ServiceError, type Text } from '#libs/contract';
import { byId, wordOf } from './checked-data.ts';
import data from './data/regions.json' with { type: 'json' };

/** A region or a city of republican importance, as of 2012. */
export interface Region {
  readonly id: string;
  /** ISO 3166-2, the codes of 2012. */
  readonly iso: string;
  readonly kind: 'city' | 'region';
  readonly name: Text;
  /** IANA name of the zone in which legal days of its offices are counted. */
  readonly timeZone: string;
  /** Id of its department of internal affairs. */
  readonly department: string;
}

/** In the order of annex 2. */
export const REGIONS: readonly Region[] = data.regions.map((region) => ({
  ...region,
  kind: wordOf(['city', 'region'], region.kind, `regions.json ${region.id}`),
}));

const regions = byId(REGIONS, 'regions.json', 16);

export function findRegion(id: string): Region | undefined {
  return regions.get(id);
}

/** @throws ServiceError `not-found` for an unknown region */
export function getRegion(id: string): Region {
  const region = regions.get(id);
  if (region) return region;
  const possible = REGIONS.map((known) => known.id);
  throw new ServiceError('not-found', `There is no region "${id}"; possible: ${possible.join(', ')}`, {
    possible,
  });
}
