import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresBinaries, withLibraries } from './postgres-binaries.ts';

/** A PostgreSQL that runs, and forgets everything when it ends. */
export interface PostgresCluster {
  readonly port: number;
  readonly process: ChildProcess;
  /** Starts a server anew, on the same port, over what one that died has left. */
  restart(): Promise<ChildProcess>;
}

/** May log in without a password. */
export const OWNER = 'postgres';
/** A role that needs a password, and may do nothing. */
export const GUEST = { name: 'guest', password: 'known-to-guests' };

/** Nothing in here outlives the server, so nothing needs to survive a crash; the locale is one that sorts unlike SQLite. */
const INITDB = ['--no-sync', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=kk', '--no-locale'];
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
};
const HBA = `host all ${GUEST.name} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n`;

/**
 * Makes a database cluster in a folder, and starts a server for it.
 * @param folder an empty one, directly in the folder for temporary files: as root the server is another user, and has
 *   to get there
 */
export async function startCluster(folder: string): Promise<PostgresCluster> {
  const binaries = await postgresBinaries();
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  const data = join(folder, 'data');
  chmodSync(folder, 0o755);
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const options = { ...user, env: withLibraries(binaries, join(folder, 'lib')), cwd: '/' };
  execFileSync(binaries.initdb, [`--pgdata=${data}`, `--username=${OWNER}`, '--auth=trust', ...INITDB], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  writeFileSync(join(data, 'pg_hba.conf'), HBA);
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(join(data, 'postgresql.conf'), settings.join(''));
  const port = await freePort();
  const started = async () => {
    const server = spawn(binaries.postgres, ['-D', data, '-p', String(port)], {
      ...options,
      stdio: 'ignore',
    });
    await accepting(server, port);
    return server;
  };
  return { port, process: await started(), restart: started };
}

/** PostgreSQL does not run as root. */
function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('there is no user "nobody" to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the server answers, and makes the guest. */
async function accepting(server: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
    const client = new Client({ host: '127.0.0.1', port, user: OWNER, database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [GUEST.name]);
      if (rowCount === 0) await client.query(`create role ${GUEST.name} login password '${GUEST.password}'`);
      return;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  server.kill('SIGQUIT');
  throw new Error('PostgreSQL does not answer');
}
