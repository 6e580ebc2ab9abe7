import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of databases are called so, and then by the process that they are for: `qadam-postgres-<pid>-…`. */
export const FOLDER_PREFIX = 'qadam-postgres-';

/** The process that a folder of this name is for. */
export const ownerOf = (name: string): number => Number(name.slice(FOLDER_PREFIX.length).split('-')[0]);

/** Ends servers whose owner is gone, and whose host was killed before it could end them; removes what they left. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    if (isAlive(ownerOf(name))) continue;
    const folder = join(tmpdir(), name);
    const server = serverIn(folder);
    if (server !== undefined) process.kill(server, 'SIGQUIT');
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Of another user: that one's next run removes it.
    }
  }
}

/** The server of a folder, if it still runs; its process id may belong to somebody else by now. */
function serverIn(folder: string): number | undefined {
  try {
    const [line = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    const command = readFileSync(`/proc/${Number(line)}/cmdline`, 'utf8');
    return command.includes(folder) ? Number(line) : undefined;
  } catch {
    return undefined;
  }
}

/** Also a process of another user's. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
