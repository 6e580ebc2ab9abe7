import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from './copy-database.ts';
import { verifiedSummary } from './log-summary.ts';
import { LOG, MANIFEST, TABLES, type Manifest } from './manifest.ts';
import { fillWholly } from './whole-folder.ts';

export interface BackupOptions {
  /** Path of the log; a service may be writing it. */
  readonly log: string;
  /** Path of the tables, where they are to be copied too. */
  readonly tables?: string;
  readonly installation: string;
  /** The folder to make; it may exist if it is empty. */
  readonly to: string;
  readonly now?: () => Date;
  /** What is being done, and how much of it is. */
  readonly onProgress?: (what: 'copying' | 'verifying', done: number, total: number) => void;
}

/**
 * Copies an embedded installation while it runs: the log as it is at one moment, verified, with a manifest by which
 * `restore` knows it again. The folder is there wholly or not at all.
 * @throws ServiceError `bad-configuration` (the folder is not empty), `store-corrupt`, `store-unavailable`
 */
export function backUp(options: BackupOptions): Promise<Manifest> {
  const { installation, to, now = () => new Date(), onProgress = () => {} } = options;
  return fillWholly(to, 'a backup', async (folder) => {
    // Tables first: what they say must be backed by the log, which may say more than they.
    if (options.tables) await copyDatabase(options.tables, join(folder, TABLES));
    const madeAt = now().toISOString();
    const copy = join(folder, LOG);
    await copyDatabase(options.log, copy, (done, total) => onProgress('copying', done, total));
    const log = await verifiedSummary(copy, (done, total) => onProgress('verifying', done, total));
    const manifest: Manifest = { format: 1, installation, madeAt, log, tables: options.tables !== undefined };
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    chmodSync(folder, 0o750);
    return manifest;
  });
}
