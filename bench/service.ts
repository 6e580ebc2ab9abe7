import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { createApp, type AppConfig, type RunningApp } from '#apps/api';
import type { Role } from '#libs/contract';
import { withFolder } from './stores.ts';

const INSTALLATION = 'bench';
const SECRET = 'of the benchmark, and of nothing else';

/** The whole service over SQLite in a directory of its own, on a free port of loopback, in this process. */
export async function withService<Result>(
  use: (app: RunningApp, url: string) => Promise<Result>,
): Promise<Result> {
  return withFolder((folder) => serviceIn(folder, use));
}

/** The service over the data of a directory, in this process. */
export async function serviceIn<Result>(
  dataDir: string,
  use: (app: RunningApp, url: string) => Promise<Result>,
): Promise<Result> {
  const config: AppConfig = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    installation: INSTALLATION,
    tokens: { kind: 'secret', secret: SECRET },
    readings: {},
    warnWorkingDays: 2,
    demonstrationApplications: 0,
    requestsPerMinute: 0,
    afterTimeoutMs: 10_000,
  };
  const app = await createApp(config);
  try {
    return await use(app, await app.listen());
  } finally {
    await app.close();
  }
}

/** The service over the data of a directory, as `npm start` runs it: a process of its own. */
export async function serviceProcess<Result>(
  dataDir: string,
  use: (url: string, pid: number) => Promise<Result>,
): Promise<Result> {
  const main = fileURLToPath(new URL('../apps/api/src/main.js', import.meta.url));
  const service = spawn(process.execPath, [...startFlags(), main], {
    env: {
      ...process.env,
      QADAM_DATA: dataDir,
      QADAM_PORT: '0',
      QADAM_INSTALLATION: INSTALLATION,
      QADAM_JWT_SECRET: SECRET,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    for await (const chunk of service.stdout.iterator({ destroyOnReturn: false })) {
      said += String(chunk);
      if (said.includes('Data:')) break;
    }
    return await use(/http:\/\/[^\s)]+/.exec(said)?.[0] ?? '', service.pid ?? 0);
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
}

/** What `npm start` gives to Node. */
function startFlags(): string[] {
  const file = new URL('../../package.json', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** A token that the service of the benchmark believes. */
export function tokenFor(role: Role, office: string): Promise<string> {
  return new SignJWT({ roles: [role], office })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('bench')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
