import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { built, killAll, saying, start } from '../system/support/programs.ts';
import { newDataDir, printed, qadam } from './support/qadam.ts';

const SECRET = 'the specs know this secret, and nobody else does';

/** One process has the service, another is the operator's. */
(built ? describe : describe.skip)('qadam rebuild, beside a service that runs', () => {
  const data = newDataDir();
  const tables = () => new DatabaseSync(join(data, 'read.sqlite'), { timeout: 5_000 });

  beforeAll(async () => {
    qadam(data, 'simulate', '--applications', '300', '--days', '30', '--seed', '4');
    const service = start('api', { QADAM_DATA: data, QADAM_JWT_SECRET: SECRET });
    await saying(service, /Qadam answers at/);
    await until(
      (db) =>
        db.prepare("select position from checkpoints where projection = 'applications'").get()?.[
          'position'
        ] === headIn(),
    );
  });
  afterAll(() => {
    killAll();
    rmSync(data, { recursive: true, force: true });
  });

  const headIn = () => {
    const log = new DatabaseSync(join(data, 'events.sqlite'), { readOnly: true });
    const row = log.prepare('select max(position) as head from events').get();
    log.close();
    return row?.['head'];
  };
  async function until(holds: (db: DatabaseSync) => boolean): Promise<void> {
    for (;;) {
      const db = tables();
      const held = holds(db);
      db.close();
      if (held) return;
      await pause(50);
    }
  }
  const states = () => {
    const db = tables();
    const rows = db
      .prepare("select generation, state from generations where projection = 'applications' order by 1")
      .all();
    db.close();
    return rows.map(({ generation, state }) => `${String(generation)} ${String(state)}`);
  };

  it('builds the same tables, says so, and lets them take over', () => {
    const ended = qadam(data, 'rebuild', 'applications', '--json');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(printed(ended)).toMatchObject({
      projection: 'applications',
      generation: 2,
      former: 1,
      differences: [],
    });
    expect(states()).toEqual(['1 former', '2 active']);
  });

  it('names the rows that the log does not bear out', () => {
    const db = tables();
    const spoilt = db
      .prepare("update applications__2 set state = 'lost' where id = (select min(id) from applications__2)")
      .run();
    db.close();
    expect(Number(spoilt.changes)).toBe(1);
    const { code, out } = qadam(data, 'rebuild', 'applications');
    expect(code).toBe(0);
    expect(out).toMatch(
      /generation 3 is asked from now on; generation 2 is kept \(qadam rebuild applications --back\)/,
    );
    expect(out).toMatch(
      /^applications: 3\d\d rows before, 3\d\d after; 1 only before, 1 only after, for example$/m,
    );
    expect(out).toMatch(/^ {2}- .*"state":"lost"/m);
  });

  it('goes back with one command', () => {
    expect(printed(qadam(data, 'rebuild', 'applications', '--back', '--no-compare', '--json'))).toMatchObject(
      {
        generation: 2,
        former: 3,
      },
    );
    expect(states()).toEqual(['2 active', '3 former']);
  });

  it('that is killed in the middle harms nothing, and goes on the next time', async () => {
    for (let kills = 0; kills < 5; kills += 1) {
      const child = spawn(process.execPath, ['bin/qadam.js', 'rebuild', 'applications', '--no-compare'], {
        cwd: new URL('../..', import.meta.url),
        env: { PATH: process.env['PATH'], QADAM_DATA: data },
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      await pause(600 + 150 * kills);
      child.kill('SIGKILL');
      await exited;
    }
    expect(qadam(data, 'rebuild', 'applications', '--json').code).toBe(0);
    const report = qadam(data, 'rebuild', 'applications', '--json');
    expect(printed(report)).toMatchObject({ differences: [] });
  });

  it.each([
    [[], /a read model is one of: applications, deadlines, indicators, complaints/],
    [['horses'], /a read model is one of/],
    [['applications', '--back', '--afresh'], /exclude each other/],
  ])('called with %j says what is possible', (args, said) => {
    const { code, err } = qadam(data, 'rebuild', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  it('has nothing to go back to before the first rebuild', () => {
    const { code, err } = qadam(data, 'rebuild', 'complaints', '--back');
    expect(code).toBe(1);
    expect(err).toMatch(/there are no former tables of "complaints" to go back to .*\[not-found\]/);
  });
});

describe('qadam parked', () => {
  const data = newDataDir();
  beforeAll(() => {
    qadam(data, 'simulate', '--applications', '5', '--seed', '4');
    qadam(data, 'deadlines', 'board');
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('says that nothing waits', () => {
    expect(qadam(data, 'parked')).toMatchObject({ code: 0, out: 'Nothing is parked.\n' });
  });

  it.each([
    [['--decide', 'perhaps'], 2, /--decide is one of: retry, skip-event, leave-out/],
    [['applications', 'qadam.x-1'], 2, /--decide is one of/],
    [['--decide', 'retry', '--reason', 'why'], 2, /name the read model and the stream/],
    [['applications', 'qadam.x-1', '--decide', 'retry'], 2, /--reason says why/],
    [
      ['applications', 'qadam.x-1', '--decide', 'retry', '--reason', 'why'],
      1,
      /is not parked in applications/,
    ],
  ] as const)('called with %j says what is wrong', (args, expected, said) => {
    const { code, err } = qadam(data, 'parked', ...args);
    expect({ code, err }).toEqual({ code: expected, err: expect.stringMatching(said) });
  });
});
