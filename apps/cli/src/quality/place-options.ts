import { ServiceError, type Language } from '#libs/contract';
import { findOffice, findRegion, isStandardId, STANDARD_IDS, STANDARDS } from '#workflows/catalogue';
import type { Given } from '../command.ts';
import { placeOf, type Place } from '../legal/filter-options.ts';
import { textOf } from '../option-values.ts';

/** One of the four standards, an office, a region: what is given must all hold. */
export interface AskedPlace extends Place {
  readonly standard?: string;
}

/**
 * What the options let through. A complaint is about a standard and is none itself.
 * @throws ServiceError `unknown-office`, `unknown-standard`; UsageError for a region that there is not
 */
export function askedPlaceOf(given: Given): AskedPlace {
  const standard = textOf(given, 'standard');
  if (standard !== undefined && !isStandardId(standard))
    throw new ServiceError(
      'unknown-standard',
      `There is no standard "${standard}"; there are: ${STANDARD_IDS.join(', ')}`,
    );
  return { ...placeOf(given), ...(standard !== undefined && { standard }) };
}

/** What a standard, an office or a region is called; empty for what is unknown by now. */
export function placeTitle(by: keyof AskedPlace, id: string, language: Language): string {
  const found =
    by === 'standard'
      ? STANDARDS.find((standard) => standard.id === id)?.title
      : (by === 'office' ? findOffice(id) : findRegion(id))?.name;
  return found?.[language] ?? '';
}
