import { invalid, type ExpectedVersion } from '../refusal.ts';

/** What appending, deleting and tombstoning say alike of the revision that they expect. */
interface Expecting {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
  getRevision(): string;
}

/** @throws Refusal `invalid` for a number that no stream reaches */
export function expectedVersion(options: Expecting): ExpectedVersion {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return revisionOf(options.getRevision());
}

/** @throws Refusal `invalid` */
export function revisionOf(text: string): number {
  const revision = Number(text);
  if (text !== '' && Number.isSafeInteger(revision) && revision >= 0) return revision;
  throw invalid(`${text} is no revision`);
}
