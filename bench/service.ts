import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { createApp, type AppConfig, type RunningApp } from '#apps/api';
import type { Role } from '#libs/contract';

const SECRET = 'of the benchmark, and of nothing else';

/** The whole service over SQLite in a directory of its own, on a free port of loopback. */
export async function withService<Result>(
  use: (app: RunningApp, url: string) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qadam-bench-'));
  const config: AppConfig = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    installation: 'bench',
    tokens: { kind: 'secret', secret: SECRET },
    readings: {},
    demonstrationApplications: 0,
    requestsPerMinute: 0,
    afterTimeoutMs: 10_000,
  };
  const app = await createApp(config);
  try {
    return await use(app, await app.listen());
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** A token that the service of the benchmark believes. */
export function tokenFor(role: Role, office: string): Promise<string> {
  return new SignJWT({ roles: [role], office })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('bench')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
