import { ServiceError } from '#libs/contract';

/** The entity tag of an application: its revision. */
export const revisionTag = (revision: number) => `"${revision}"`;

/**
 * The revision that `If-Match` asks for; undefined without the header and for `*`.
 * @throws ServiceError `invalid-data` for anything but one strong tag of ours
 */
export function revisionFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const revision = /^\s*"(\d{1,9})"\s*$/.exec(ifMatch)?.[1];
  if (revision !== undefined) return Number(revision);
  const message = 'If-Match must be the ETag of the application, a revision in quotes: "3"';
  throw new ServiceError('invalid-data', message, {
    violations: [{ code: 'invalid-header', message, expected: '"3"' }],
  });
}
