import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { built, ended, killAll, start } from './support/programs.ts';

jest.setTimeout(180_000);

(built ? describe : describe.skip)('an embedded installation that is being written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-backup-'));
  const data = join(folder, 'data');
  const environment = { QADAM_DATA: data };
  afterAll(() => {
    killAll();
    rmSync(folder, { recursive: true });
  });

  const qadam = (...args: string[]) => ended(start('qadam', environment, ...args));

  it('is backed up in the middle of it, and restored to a beginning of its log, complete and verified', async () => {
    const load = start('qadam', environment, 'simulate', '--applications', '2000', '--seed', '5');
    await begun();
    const to = join(folder, 'backup');
    const backup = await qadam('backup', '--to', to, '--json');
    const stillWriting = load.exitCode === null;
    expect(backup).toMatchObject({ code: 0, err: '' });
    const { log } = JSON.parse(backup.out) as { log: { events: number; streams: number } };
    load.kill('SIGKILL');
    await once(load, 'exit').catch(() => {});

    const restored = join(folder, 'restored');
    const restore = await qadam('restore', '--from', to, '--data', restored, '--json');
    expect(restore).toMatchObject({ code: 0, err: '' });
    const [original, copy] = [await eventsOf(data), await eventsOf(restored)];
    expect(stillWriting).toBe(true);
    expect(copy).toEqual(original.slice(0, log.events));
    expect(original.length).toBeGreaterThan(log.events);
    for (const command of ['check-store', 'replay'])
      expect(await qadam(command, '--data', restored)).toMatchObject({ code: 0 });
    expect((await qadam('deadlines', 'board', '--data', restored)).code).toBe(0);
  });

  it('is restored into nothing that is there already', async () => {
    const refused = await qadam('restore', '--from', join(folder, 'backup'));
    expect(refused).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/is not empty.+\[bad-configuration\]/),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    [['backup'], 2, /--to names the folder/],
    [['restore'], 2, /--from names the folder/],
    [['restore', '--from', '/nowhere'], 1, /no backup in \/nowhere/],
    [['backup', '--to', 'x', '--data', '/nowhere'], 1, /There is no event store/],
  ])('is not touched by %j', async (args, code, reason) => {
    expect(await qadam(...args)).toMatchObject({ code, out: '', err: expect.stringMatching(reason) });
  });

  /** Until the load has written some hundred events. */
  async function begun(): Promise<void> {
    for (;;) {
      const events = await eventsOf(data).catch(() => []);
      if (events.length > 300) return;
      await pause(50);
    }
  }
});

async function eventsOf(data: string): Promise<readonly StoredEvent[]> {
  const store = await SqliteEventStore.open({ file: join(data, 'events.sqlite'), readOnly: true });
  try {
    return await store.readAll({ limit: 1_000_000 });
  } finally {
    await store.close();
  }
}
