import { join } from 'node:path';

/** The files of a data directory, for every program that opens them. */
export function dataFiles(dataDir: string) {
  return {
    /** The log. */
    events: join(dataDir, 'events.sqlite'),
    /** The tables of the read models; may be deleted, and are built anew from the log. */
    read: join(dataDir, 'read.sqlite'),
    /** The secret of the demonstration tokens. */
    demonstrationSecret: join(dataDir, 'demonstration.secret'),
    /** The demonstration tokens, one file each. */
    demonstrationTokens: join(dataDir, 'tokens'),
  } as const;
}
