import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventToAppend } from '#libs/contract';
import { MemoryEventStore } from '#libs/event-store';
import { ServerHouse, SqliteHouse } from '#libs/moving';
import { GuardedLog } from './guarded-log.ts';
import { openLog } from './open-log.ts';

const AT = '2026-03-02T09:30:00.000Z';

const event = (): EventToAppend => ({
  id: crypto.randomUUID(),
  type: 'DocumentsChecked',
  data: {},
  metadata: {
    applicationId: '1',
    workflow: { id: 'complaint', edition: '2012' },
    from: '',
    to: '',
    clause: '',
    occurredAt: AT,
    occurredOn: '2026-03-02',
    actor: { id: '1', roles: [], office: null },
    office: '',
    region: '',
    commandId: '1',
    commandDigest: '',
    correlationId: '1',
    causationId: '1',
  },
});

describe('a log in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-open-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  const setting = () => ({ kind: 'sqlite', file: join(folder, `${(count += 1)}.sqlite`) }) as const;

  it('that has moved is not opened for writing, and says where it has moved to; it can be read', async () => {
    const place = setting();
    const store = await openLog(place, { installation: 'qadam' });
    await store.append('qadam.complaint-1', 'any', [event()]);
    await new SqliteHouse(store, place.file).seal('esdb://there');
    await expect(store.append('qadam.complaint-1', 'any', [event()])).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining('has moved to esdb://there'),
    });
    await store.close();
    await expect(openLog(place, { installation: 'qadam' })).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining('has moved to esdb://there'),
    });
    const reading = await openLog(place, { installation: 'qadam', readOnly: true });
    expect(await reading.readAll()).toHaveLength(1);
    await reading.close();
  });

  it('that is a copy which is not finished is not opened for writing', async () => {
    const place = setting();
    const store = await openLog(place, { installation: 'qadam' });
    await new SqliteHouse(store, place.file).setMark({ state: 'incoming', other: 'there', at: AT });
    await store.close();
    await expect(openLog(place, { installation: 'qadam' })).rejects.toThrow(
      /a copy of there that is not finished/,
    );
  });

  const logThatBeginsWith = async (stream: string) => {
    const place = setting();
    const store = await openLog(place, { installation: 'qadam' });
    await store.append(stream, 'any', [event()]);
    await store.close();
    return place;
  };

  it('of another installation is not opened, and nothing holds it then', async () => {
    const place = await logThatBeginsWith('qadam.complaint-1');
    await expect(openLog(place, { installation: 'almaty' })).rejects.toMatchObject({
      code: 'bad-configuration',
      message: expect.stringContaining('is the log of installation "qadam"'),
    });
    await (await openLog(place, { installation: 'qadam' })).close();
  });

  it('that holds nothing but streams of integrators is anybody’s', async () => {
    const place = await logThatBeginsWith('notes');
    const store = await openLog(place, { installation: 'almaty' });
    expect(await store.readAll()).toHaveLength(1);
    await store.close();
  });
});

describe('a log on a server', () => {
  it('is looked at again before an append, unless that was done a moment ago', async () => {
    const server = new MemoryEventStore();
    const house = new ServerHouse({ store: server, installation: 'qadam', shown: 'esdb://here', quietMs: 0 });
    let looks = 0;
    const findMark = () => {
      looks += 1;
      return house.findMark();
    };
    const guarded = (maxAgeMs: number) =>
      new GuardedLog(server, { shown: 'esdb://here', findMark, maxAgeMs });
    const patient = guarded(60_000);
    await Promise.all([1, 2, 3].map(() => patient.append('qadam.complaint-1', 'any', [event()])));
    expect(looks).toBe(1);
    await house.seal('esdb://there');
    await expect(guarded(60_000).append('qadam.complaint-1', 'any', [event()])).rejects.toThrow(
      'esdb://here has moved to esdb://there',
    );
  });
});
