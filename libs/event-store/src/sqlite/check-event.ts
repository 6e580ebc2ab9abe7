import { hash } from 'node:crypto';
import { hashOf } from '../append/stored-form.ts';

/** Columns of an event in the order of `CheckedRow`: all that is stored. */
export const CHECKED_COLUMNS =
  'position, id, stream, revision, recorded_at, body, personal, personal_digest, hash';

export type CheckedRow = [
  position: number,
  id: string,
  stream: string,
  revision: number,
  recordedAt: string,
  body: string,
  personal: string | null,
  personalDigest: string | null,
  hash: string,
];

/** What is wrong with one event, read after the one at position `before`. */
export function problemsOf(row: CheckedRow, before: number): string[] {
  const [position, id, stream, revision, recordedAt, body, personal, personalDigest, written] = row;
  const problems: string[] = [];
  if (position !== before + 1) problems.push(`Events are missing between ${before} and ${position}`);
  // Personal data may have been erased; what is there must be what was written.
  if (personal !== null && hash('sha256', personal) !== personalDigest) {
    problems.push('The personal data are not those that were written');
  }
  const place = { position, id, stream, revision, recordedAt };
  if (hashOf(place, { body, personalDigest }) !== written) {
    problems.push('The event is not the one that was written: its hash differs');
  }
  return problems;
}
