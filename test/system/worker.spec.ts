import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { type EventStoreEndpoint, MemoryEventStore, startEndpoint } from '#libs/event-store';
import { newSchema } from '#libs/testing';
import { built, ended, killAll, saying, start } from './support/programs.ts';

jest.setTimeout(180_000);

(built ? describe : describe.skip)('a worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-worker-'));
  const log = new MemoryEventStore();
  let endpoint: EventStoreEndpoint;
  afterAll(async () => {
    killAll();
    await endpoint.stop();
    rmSync(folder, { recursive: true });
  });

  it('tells how it fares, and gives its part back when it is told to stop', async () => {
    endpoint = await startEndpoint({
      store: log,
      installation: 'qadam',
      address: { host: '127.0.0.1', port: 0 },
      authenticate: async () => ({ name: 'worker', roles: ['engine'] }),
    });
    const environment = {
      QADAM_DATA: join(folder, 'data'),
      QADAM_STORE: `esdb://127.0.0.1:${endpoint.port}?tls=false`,
      QADAM_READ_DB: await newSchema(),
    };
    const worker = start('worker', environment);
    const [url = ''] = await saying(worker, /http:\/\/[\d.]+:\d+/);
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 200,
      body: { status: 'ok', store: { status: 'ok' }, tables: { status: 'ok' } },
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('qadam_projection_lag');
    expect(metrics).toContain('qadam_parked_streams');
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);

    const doctor = () => ended(start('qadam', environment, 'doctor', '--json'));
    expect(JSON.parse((await doctor()).out)).toMatchObject({
      findings: expect.arrayContaining([
        { check: 'leases', status: 'ok', detail: expect.stringContaining('1 process at work') },
      ]),
    });
    worker.kill('SIGTERM');
    expect((await once(worker, 'exit'))[0]).toBe(0);
    const after = await doctor();
    expect(after.code).toBe(1);
    expect(JSON.parse(after.out)).toMatchObject({
      healthy: false,
      findings: expect.arrayContaining([
        { check: 'leases', status: 'problem', detail: 'no process keeps the tables and the time' },
      ]),
    });
  });
});
