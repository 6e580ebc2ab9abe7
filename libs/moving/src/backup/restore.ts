import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '#libs/contract';
import { copyDatabase } from './copy-database.ts';
import { verifiedSummary } from './log-summary.ts';
import { LOG, readManifest, TABLES, type LogSummary, type Manifest } from './manifest.ts';
import { fillWholly } from './whole-folder.ts';

export interface RestoreOptions {
  /** Folder of the backup. */
  readonly from: string;
  /** The data directory to make; it may exist if it is empty. */
  readonly to: string;
  /** Whose backup it has to be. */
  readonly installation: string;
  readonly onProgress?: (what: 'copying' | 'verifying', done: number, total: number) => void;
}

/**
 * Makes a data directory of a backup. What is restored is what was backed up: every event is verified, and all of them
 * against the manifest. The directory is there wholly or not at all.
 * @throws ServiceError `not-found` (no backup), `bad-configuration` (directory not empty; of another installation),
 *   `store-corrupt`, `store-too-new`, `store-unavailable`
 */
export async function restore({
  from,
  to,
  installation,
  onProgress = () => {},
}: RestoreOptions): Promise<Manifest> {
  const manifest = readManifest(from);
  if (manifest.installation !== installation)
    throw new ServiceError(
      'bad-configuration',
      `${from} is a backup of installation "${manifest.installation}", not "${installation}"`,
    );
  return fillWholly(to, 'a restored installation', async (folder) => {
    const copy = join(folder, LOG);
    await copyDatabase(join(from, LOG), copy, (done, total) => onProgress('copying', done, total));
    const log = await verifiedSummary(copy, (done, total) => onProgress('verifying', done, total));
    checkAgainst(manifest.log, log, from);
    if (manifest.tables) await copyDatabase(join(from, TABLES), join(folder, TABLES));
    chmodSync(folder, 0o750);
    return manifest;
  });
}

function checkAgainst(expected: LogSummary, found: LogSummary, from: string): void {
  const fields = ['events', 'streams', 'head', 'digest'] as const;
  const wrong = fields.find((field) => expected[field] !== found[field]);
  if (!wrong) return;
  throw new ServiceError(
    'store-corrupt',
    `The log in ${from} is not the one that was backed up: its ${wrong} is ${found[wrong]}, not ${expected[wrong]}`,
  );
}
