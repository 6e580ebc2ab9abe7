import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { createApp, type AppConfig, type OpenOptions, type RunningApp } from '#apps/api';
import type { Role } from '#libs/contract';

const SECRET = 'the specs know this secret, and nobody else does';

// A service starts within a second, unless the machine has much else to do.
jest.setTimeout(30_000);

/** The day on which the examples of the documentation happen. */
export const NOW = new Date('2012-04-02T05:00:00.000Z');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; specs say with `toMatchObject` what they expect of it. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

interface Sending {
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole service on a port of its own, over real SQLite in a directory that is removed at the end. */
export class Service {
  now = NOW;

  private constructor(
    readonly app: RunningApp,
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async start(
    settings: Partial<AppConfig> = {},
    options: Pick<OpenOptions, 'store'> = {},
  ): Promise<Service> {
    const folder = mkdtempSync(join(tmpdir(), 'qadam-http-'));
    const clock = { now: () => service?.now ?? NOW };
    let service: Service | undefined;
    const app = await createApp({ ...configIn(folder), ...settings }, { now: () => clock.now(), ...options });
    service = new Service(app, await app.listen(), folder);
    return service;
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Waits until the lists know all that has been recorded. */
  async caughtUp(): Promise<void> {
    const { store, runner } = this.app.parts;
    await runner.waitFor(await store.head(), { timeoutMs: 10_000 });
  }

  /** The clock says what is to be said of all that has been recorded, and the lists know it. */
  async tick(): Promise<void> {
    await this.caughtUp();
    await this.app.parts.legal.timekeeper.tick();
    await this.caughtUp();
  }

  /** From now on it is then. */
  at(instant: string): void {
    this.now = new Date(instant);
  }

  /** The answer, where nothing was written on the way to it. */
  async unwritten(sending: () => Promise<Answer>): Promise<Answer> {
    const { store } = this.app.parts;
    const before = await store.head();
    const answer = await sending();
    expect(await store.head()).toBe(before);
    return answer;
  }

  get(path: string, sending: Sending = {}): Promise<Answer> {
    return this.send('GET', path, undefined, sending);
  }

  post(path: string, body: object, sending: Sending = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...sending.headers };
    return this.send('POST', path, JSON.stringify(body), { ...sending, headers });
  }

  async send(method: string, path: string, body: string | undefined, sending: Sending): Promise<Answer> {
    const { token, headers } = sending;
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : {}, text };
  }
}

/** A token of the key that the service of the specs believes; `claims` replace what a good token has. */
export function tokenFor(
  role: Role | readonly string[],
  office: string | null = null,
  claims: Readonly<Record<string, unknown>> = {},
  secret: string = SECRET,
): Promise<string> {
  const roles = typeof role === 'string' ? [role] : role;
  const exp = NOW.getTime() / 1_000 + 365 * 86_400;
  return new SignJWT({ sub: `${roles.join('+')}@${office}`, roles, office, exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}

function configIn(folder: string): AppConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    installation: 'qadam',
    tokens: { kind: 'secret', secret: SECRET },
    readings: {},
    warnWorkingDays: 2,
    demonstrationApplications: 0,
    requestsPerMinute: 0,
    afterTimeoutMs: 2_000,
  };
}
