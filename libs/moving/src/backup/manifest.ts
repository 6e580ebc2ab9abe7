import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '#libs/contract';

/** What a backup says of itself, in `manifest.json` beside the copy of the log. */
export interface Manifest {
  /** Grows by one when an older version could no longer read it. */
  readonly format: 1;
  readonly installation: string;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  readonly log: LogSummary;
  /** Whether the tables are there as well, as `read.sqlite`; without them they are built anew from the log. */
  readonly tables: boolean;
}

/** What the copy of the log must hold. */
export interface LogSummary {
  readonly events: number;
  readonly streams: number;
  /** Position of the last event; 0 for an empty log. */
  readonly head: number;
  /** SHA-256 in hex over the hashes of all events in their order. */
  readonly digest: string;
}

export const MANIFEST = 'manifest.json';
/** Names within a backup, whatever the files are called that it was made of. */
export const LOG = 'events.sqlite';
export const TABLES = 'read.sqlite';

const FORMAT = 1;

/** @throws ServiceError `not-found` (no backup there), `store-too-new`, `store-corrupt` (a manifest that is none) */
export function readManifest(folder: string): Manifest {
  const manifest = parsed(folder);
  if (typeof manifest.format === 'number' && manifest.format > FORMAT)
    throw new ServiceError(
      'store-too-new',
      `The backup ${folder} has format ${String(manifest.format)}; this version reads up to ${FORMAT}`,
    );
  const { installation, log, tables } = manifest;
  const { events, streams, head, digest } = (log ?? {}) as Partial<Record<keyof LogSummary, unknown>>;
  const sound =
    manifest.format === FORMAT &&
    [installation, digest].every((text) => typeof text === 'string') &&
    [events, streams, head].every((count) => Number.isSafeInteger(count)) &&
    typeof tables === 'boolean';
  if (!sound) throw new ServiceError('store-corrupt', `${join(folder, MANIFEST)} is no manifest of a backup`);
  return manifest as unknown as Manifest;
}

function parsed(folder: string): Readonly<Record<string, unknown>> {
  const file = join(folder, MANIFEST);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ServiceError(
      'not-found',
      `There is no backup in ${folder}: ${MANIFEST} cannot be read`,
      {},
      { cause: error },
    );
  }
  try {
    return (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new ServiceError('store-corrupt', `${file} is no JSON`, {}, { cause: error });
  }
}
