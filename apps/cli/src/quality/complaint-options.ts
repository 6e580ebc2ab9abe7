import type { ComplaintScope } from '#libs/read-models/complaints';
import type { CliOption, Given } from '../command.ts';
import { FILTERS } from '../legal/filter-options.ts';
import { askedPlaceOf } from './place-options.ts';

/** Options that narrow what is asked of complaints. */
export const COMPLAINT_FILTERS: Readonly<Record<string, CliOption>> = {
  ...FILTERS,
  office: { type: 'string', value: 'ID', about: 'one addressee alone' },
  standard: { type: 'string', value: 'ID', about: 'complaints about one standard alone' },
};

/**
 * Which complaints the options let through. A complaint is where its addressee is.
 * @throws ServiceError `unknown-office`, `unknown-standard`; UsageError for a region that there is not
 */
export function complaintScopeOf(given: Given): ComplaintScope {
  const { office, ...scope } = askedPlaceOf(given);
  return { ...scope, ...(office !== undefined && { addressee: office }) };
}
