import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { EventMetadata } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { built, ended, killAll, saying, start } from './support/programs.ts';

jest.setTimeout(180_000);

interface Ready {
  readonly projections: readonly {
    readonly state: string;
    readonly parked: number;
    readonly position: string;
  }[];
}

(built ? describe : describe.skip)('a log that was lent to integrators and is not any more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-foreign-'));
  const environment = { QADAM_DATA: folder, QADAM_DEMO_APPLICATIONS: '0' };
  afterAll(() => {
    killAll();
    rmSync(folder, { recursive: true });
  });

  it('has their streams in it, and a service that makes its tables of its own streams alone', async () => {
    expect((await ended(start('qadam', environment, 'simulate', '--applications', '5'))).code).toBe(0);
    const store = await SqliteEventStore.open({ file: join(folder, 'events.sqlite') });
    const own = await store.head();
    const notes = [1, 2].map((note) => ({
      id: crypto.randomUUID(),
      type: 'NoteTaken',
      data: { note },
      // Whatever the integrator gave.
      metadata: { $json: 'null' } as unknown as EventMetadata,
    }));
    await store.append('notes', 'no-stream', notes);
    await store.close();

    const service = start('api', environment);
    const [url = ''] = await saying(service, /http:\/\/[\d.]+:\d+/);
    const ready = async () => (await (await fetch(`${url}/readyz`)).json()) as Ready;
    let { projections } = await ready();
    for (
      let looks = 0;
      looks < 200 && projections.some(({ position }) => BigInt(position) < own);
      looks += 1
    ) {
      await pause(50);
      ({ projections } = await ready());
    }
    expect(projections.map(({ state, parked }) => ({ state, parked }))).toEqual(
      projections.map(() => ({ state: 'live', parked: 0 })),
    );
  });
});
