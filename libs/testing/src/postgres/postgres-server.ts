import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GUEST, OWNER } from './postgres-cluster.ts';
import { FOLDER_PREFIX, ownerOf } from './postgres-leftovers.ts';

/** A real PostgreSQL for tests and measurements. */
export interface PostgresServer {
  readonly port: number;
  /** URL of a database for the owner, who needs no password. */
  readonly url: string;
  /** The same for a role that needs one, and may do nothing. */
  urlOfGuest(password?: string): string;
  /** Kills it without a word; resolves when another has taken its place, over the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the processes of a test run find the server that they share: the folder made by `announceServer`. */
const ANNOUNCED = 'QADAM_TEST_POSTGRES';

/** Makes the place for one server that this process and its children share, and that the first to need it starts. */
export function announceServer(): void {
  process.env[ANNOUNCED] = newFolder(process.pid);
}

/** Ends the server that was announced, if anybody needed one. */
export async function endAnnounced(): Promise<void> {
  const folder = process.env[ANNOUNCED];
  if (folder !== undefined) await endServer(folder);
}

/**
 * The server that this test run shares, or one of this process alone.
 * @throws Error where there is none for this platform, or it does not start
 */
export async function sharedServer(): Promise<PostgresServer> {
  const folder = (process.env[ANNOUNCED] ??= newFolder(process.pid));
  if (begins(folder)) host(folder, ownerOf(basename(folder)));
  return serverIn(folder);
}

/** A server of its own, for as long as this process lives, or until `stop`. */
export async function startServer(): Promise<PostgresServer> {
  const folder = newFolder(process.pid);
  begins(folder);
  host(folder, process.pid);
  return serverIn(folder);
}

/** Ends what was started in a folder, if anything was; its host removes the folder. */
async function endServer(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'begun'))) return rmSync(folder, { recursive: true, force: true });
  const state = stateIn(folder);
  if (state && 'host' in state) process.kill(state.host, 'SIGTERM');
  for (let waits = 0; existsSync(folder) && waits < 100; waits += 1) await pause(50);
}

const newFolder = (owner: number) => mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${owner}-`));

/** True for the first who asks. */
function begins(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'begun'));
    return true;
  } catch {
    return false;
  }
}

function host(folder: string, owner: number): void {
  const script = join(import.meta.dirname, `postgres-host${extname(import.meta.filename)}`);
  const options = { detached: true, stdio: 'ignore' } as const;
  spawn(process.execPath, ['--no-warnings', script, folder, String(owner)], options).unref();
}

type State = { port: number; pid: number; host: number } | { failure: string };

function stateIn(folder: string): State | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) as State;
  } catch {
    return undefined;
  }
}

async function serverIn(folder: string): Promise<PostgresServer> {
  for (let waits = 0; waits < 600; waits += 1) {
    const state = stateIn(folder);
    if (state && 'failure' in state) throw new Error(`PostgreSQL does not start: ${state.failure}`);
    if (state) return serverAt(state, folder);
    await pause(50);
  }
  throw new Error('PostgreSQL does not start');
}

function serverAt({ port }: { port: number }, folder: string): PostgresServer {
  const at = `127.0.0.1:${port}/postgres`;
  return {
    port,
    url: `postgres://${OWNER}@${at}`,
    urlOfGuest: (password = GUEST.password) => `postgres://${GUEST.name}:${password}@${at}`,
    crash: () => crashServer(folder),
    stop: () => endServer(folder),
  };
}

async function crashServer(folder: string): Promise<void> {
  const pidIn = () => {
    const state = stateIn(folder);
    return state && 'pid' in state ? state.pid : undefined;
  };
  const pid = pidIn();
  if (pid === undefined) throw new Error('there is no server to crash');
  process.kill(pid, 'SIGKILL');
  for (let waits = 0; waits < 600; waits += 1) {
    await pause(50);
    if (pidIn() !== pid) return;
  }
  throw new Error('PostgreSQL does not come again');
}
