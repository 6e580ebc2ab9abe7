import { ServiceError } from '#libs/contract';

/** Events in a page of the whole log, where nothing else is said. */
const PAGE = 1_000;

/** @throws ServiceError `invalid-data` for a limit that is not a whole number from 1 on */
export function pageSize(limit: number = PAGE): number {
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new ServiceError('invalid-data', `A page of ${limit} events cannot be read`);
}
