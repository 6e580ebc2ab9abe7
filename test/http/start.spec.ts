import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { DatabaseSync } from 'node:sqlite';
import { exampleOf, officeOf } from './support/ways.ts';

const STANDARD = 'residence-deregistration';

const MAIN = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));
const PATIENCE_MS = 60_000;

const built = existsSync(MAIN);
if (!built) console.warn(`SKIPPED: the service is not built at ${MAIN} (npm run build)`);

(built ? describe : describe.skip)('the service as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-start-'));
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
    }
    rmSync(folder, { recursive: true });
  });

  const start = (data: string, environment: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        QADAM_DATA: join(folder, data),
        QADAM_PORT: '0',
        QADAM_DEMO_APPLICATIONS: '0',
        ...environment,
      },
    });
    children.push(child);
    return child;
  };

  const tokenOf = (data: string, holder: string) =>
    readFileSync(join(folder, data, 'tokens', holder), 'utf8');

  /** The exit code and what was said on the way, for a process that is expected to end. */
  const ending = async (child: ChildProcess) => {
    const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    return { code: Number(code), said };
  };

  /** The address, once the tokens are out. */
  const answering = async (child: ChildProcess) => {
    let said = '';
    for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
      said += String(chunk);
      if (/timekeeper\s+\S+\n/.test(said)) break;
    }
    const url = /http:\/\/\S+/.exec(said)?.[0];
    if (url === undefined) throw new Error(`no address in: ${said}`);
    return url;
  };

  it(
    'does not start, and says why in one line, with settings that are wrong',
    async () => {
      const { code, said } = await ending(start('refused', { QADAM_HOST: '0.0.0.0' }));
      expect(code).toBe(1);
      expect(said).toMatch(/demonstration tokens are only for this machine/);
      expect(said.trimEnd().split('\n')).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it(
    'does not start, and says why in one line, on an address in use or with a log of a newer version',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as { port: number };
      const inUse = await ending(start('in-use', { QADAM_PORT: String(port) }));
      other.close();
      expect(inUse).toMatchObject({ code: 1, said: expect.stringMatching(/is in use by another program/) });
      expect(inUse.said.trimEnd().split('\n')).toHaveLength(1);

      const log = new DatabaseSync(join(folder, 'in-use', 'events.sqlite'));
      log.exec('PRAGMA user_version = 1000');
      log.close();
      const tooNew = await ending(start('in-use'));
      expect(tooNew).toMatchObject({ code: 1, said: expect.stringMatching(/\[store-too-new\]/) });
    },
    PATIENCE_MS,
  );

  it(
    'lets in with the tokens that it prints, keeps a second process out, and loses nothing when it is killed',
    async () => {
      const first = start('running');
      const url = await answering(first);
      const authorization = `Bearer ${tokenOf('running', `authorised-officer@${officeOf(STANDARD)}`)}`;
      const taken = await fetch(`${url}/applications`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ standard: STANDARD, data: exampleOf(STANDARD, 'SubmitApplication') }),
      });
      const { id } = (await taken.json()) as { id: string };
      expect(taken.status).toBe(201);
      const kept = await ending(start('running'));
      expect(kept).toMatchObject({ code: 1, said: expect.stringMatching(/\[store-locked\]/) });
      first.kill('SIGKILL');
      await once(first, 'exit');

      const second = start('running');
      const found = await fetch(`${await answering(second)}/applications/${id}`, {
        headers: { authorization },
      });
      expect({ status: found.status, body: await found.json() }).toMatchObject({ status: 200, body: { id } });
      second.kill('SIGTERM');
      expect((await ending(second)).code).toBe(0);
    },
    PATIENCE_MS,
  );
});
