import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore } from '#libs/event-store';
import { newDataDir, printed, qadam } from '../cli/support/qadam.ts';
import { tokenFor } from '../http/support/service.ts';
import { built, killAll, saying, start } from './support/programs.ts';

const SECRET = 'the specs know this secret, and nobody else does';
const LASTING = { exp: 4_102_444_800 };

interface Projection {
  readonly name: string;
  readonly parked: number;
  readonly lag: string;
}

(built ? describe : describe.skip)('an event that a read model cannot digest', () => {
  const data = newDataDir();
  let url: string;
  let stream: string;
  let applicationId: string;

  beforeAll(async () => {
    qadam(data, 'simulate', '--applications', '8', '--days', '5', '--seed', '4');
    ({ stream, applicationId } = await poisoned(join(data, 'events.sqlite')));
    const service = start('api', { QADAM_DATA: data, QADAM_JWT_SECRET: SECRET });
    [url] = (await saying(service, /http:\/\/\S+/)) as [string];
    await until((all) => all.every(({ lag }) => lag === '0') && all.some(({ parked }) => parked > 0));
  });
  afterAll(() => {
    killAll();
    rmSync(data, { recursive: true, force: true });
  });

  const ready = async () => {
    const response = await fetch(new URL('/readyz', url));
    const body = (await response.json()) as { projections: readonly Projection[] };
    return { status: response.status, projections: body.projections };
  };
  async function until(holds: (all: readonly Projection[]) => boolean): Promise<void> {
    while (!holds((await ready()).projections)) await pause(50);
  }

  it('stops its own stream in that read model alone, which /readyz and /metrics tell', async () => {
    const { status, projections } = await ready();
    expect(status).toBe(200);
    expect(Object.fromEntries(projections.map(({ name, parked }) => [name, parked]))).toEqual({
      applications: 0,
      deadlines: 1,
      indicators: 0,
      complaints: 0,
    });
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    expect(metrics).toMatch(/qadam_parked_streams\{projection="deadlines"\} 1/);
  });

  it('is found by qadam doctor and qadam parked, with the event and the reason', () => {
    const { code, out } = qadam(data, 'doctor');
    expect(code).toBe(1);
    expect(out).toContain(stream);
    expect(printed(qadam(data, 'parked', '--json'))).toEqual([
      expect.objectContaining({ projection: 'deadlines', stream, eventType: 'DeadlineSet', decision: null }),
    ]);
  });

  it('can be passed over with a reason, and then nothing waits any more', async () => {
    const args = ['deadlines', stream, '--decide', 'skip-event', '--reason', 'written by a test'];
    expect(qadam(data, 'parked', ...args)).toMatchObject({ code: 0, err: '' });
    await until((all) => all.every(({ parked }) => parked === 0));
    expect(qadam(data, 'parked')).toMatchObject({ code: 0, out: 'Nothing is parked.\n' });
    const owner = await tokenFor('process-owner', null, LASTING, SECRET);
    const asked = await fetch(new URL(`/applications/${applicationId}`, url), {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect(asked.status).toBe(200);
  });
});

/** An entry of the ledger that says nothing of what such an entry must say, at the end of a history. */
async function poisoned(file: string): Promise<{ stream: string; applicationId: string }> {
  const store = await SqliteEventStore.open({ file });
  const log = await store.readAll({ limit: 10_000 });
  const last = log.findLast(({ stream }) => stream.startsWith('qadam.passportAndIdCard-'));
  if (!last) throw new Error('no application was simulated');
  const { metadata, stream } = last;
  const entry = {
    id: randomUUID(),
    type: 'DeadlineSet',
    data: {},
    metadata: { ...metadata, from: metadata.to },
  };
  await store.append(stream, last.revision, [entry]);
  await store.close();
  return { stream, applicationId: metadata.applicationId };
}
