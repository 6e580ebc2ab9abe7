import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { EventToAppend, StoredEvent } from '#libs/contract';
import {
  checkSqliteStore,
  InstallationLog,
  MemoryEventStore,
  SqliteEventStore,
  type EventStore,
  startEndpoint,
} from '#libs/event-store';
import { built, ended, killAll, start } from './support/programs.ts';

const KILLS = 20;
/** So many that a copy takes a while; to a server it takes longer. */
const EVENTS = { file: 6_000, server: 1_000 };
/** Seeded, so that a failure can be repeated. */
const SEED = Number(process.env['QADAM_TEST_SEED'] ?? 7);

// Programs are started dozens of times, and the machine may have much else to do.
jest.setTimeout(240_000);

(built ? describe : describe.skip)('qadam move', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-move-'));
  afterAll(() => {
    killAll();
    rmSync(folder, { recursive: true });
  });
  const environment = { QADAM_DATA: join(folder, 'data') };
  const random = randomFrom(SEED);

  /** A service that writes until it is refused; what it was told is safe. */
  const service = (store: EventStore, mostMs = 4) => {
    const acknowledged: string[] = [];
    const stop = new AbortController();
    const done = (async () => {
      for (let count = 0; !stop.signal.aborted; count += 1) {
        const event = eventOf(count);
        try {
          await store.append(`qadam.complaint-${count % 40}`, 'any', [event]);
        } catch (error) {
          return error;
        }
        acknowledged.push(event.id);
        await pause(random() * mostMs);
      }
      return undefined;
    })();
    return { acknowledged, end: () => stop.abort(), done };
  };

  /** Ends as a machine does that loses its power, as soon as it has come so far, or a moment later. */
  const killedAt = async (reached: () => boolean, ...args: string[]) => {
    const child = start('qadam', environment, 'move', ...args);
    const exit = once(child, 'exit');
    while (child.exitCode === null && !reached()) await pause(1);
    await pause(random() * 8);
    child.kill('SIGKILL');
    await exit;
  };

  it(`killed ${KILLS} times, at any moment, is finished by doing it again: nothing that was acknowledged is lost`, async () => {
    const [from, to] = [join(folder, 'from.sqlite'), join(folder, 'to.sqlite')];
    const store = await SqliteEventStore.open({ file: from });
    await fill(store, EVENTS.file);
    const writer = service(store);
    const places = ['--from', `sqlite:${from}`, '--to', `sqlite:${to}`];
    const copied = new Set<number>();
    for (let kills = 0; kills < KILLS; kills += 1) {
      const goal = eventsIn(to) + Math.floor((random() * EVENTS.file) / KILLS);
      await killedAt(() => eventsIn(to) > goal, ...places);
      copied.add(eventsIn(to));
    }
    // It was killed in the middle of the copy, not only before it.
    expect(copied.size).toBeGreaterThan(2);
    // Each of these is killed before the seal or between seal and end, or is quicker than that.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const startedAt = performance.now();
      const afterMs = 500 + random() * 1_000;
      await killedAt(() => performance.now() - startedAt > afterMs, ...places, '--switch');
    }
    const end = await ended(start('qadam', environment, 'move', ...places, '--switch', '--json'));
    expect(end).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(end.out)).toMatchObject({ state: 'home' });

    expect(await writer.done).toMatchObject({ code: 'store-unavailable' });
    const left = await logOf(store);
    await store.close();
    const moved = await SqliteEventStore.open({ file: to });
    const there = await logOf(moved);
    await moved.close();
    expect(there).toEqual(left);
    const ids = new Set(there.map(({ id }) => id));
    expect(writer.acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect((await checkSqliteStore(to)).problems).toEqual([]);
  });

  it('takes the log to a server while it is written, and gives it up without a trace in the source', async () => {
    const server = new MemoryEventStore();
    const endpoint = await startEndpoint({
      store: server,
      installation: 'qadam',
      address: { host: '127.0.0.1', port: 0 },
      authenticate: async () => ({ name: 'mover', roles: ['engine', 'integrator'] }),
    });
    const from = join(folder, 'source.sqlite');
    const store = await SqliteEventStore.open({ file: from });
    await fill(store, EVENTS.server);
    // A server takes in less than a file.
    const writer = service(store, 100);
    const to = `esdb://127.0.0.1:${endpoint.port}?tls=false`;
    let served = 0n;
    const serverHas = () => {
      void server.head().then((head) => (served = head));
      return Number(served);
    };
    const places = ['--from', `sqlite:${from}`, '--to', to];
    for (const share of [0.1, 0.4, 0.8]) await killedAt(() => serverHas() > share * EVENTS.server, ...places);
    expect((await ended(start('qadam', environment, 'move', ...places, '--abandon'))).code).toBe(0);
    const before = writer.acknowledged.length;
    await pause(50);
    expect(writer.acknowledged.length).toBeGreaterThan(before);

    const end = await ended(start('qadam', environment, 'move', ...places, '--switch', '--json'));
    expect(end).toMatchObject({ code: 0, err: '' });
    await writer.done;
    expect(await logOf(new InstallationLog(server, 'qadam'))).toEqual(await logOf(store));
    await store.close();
    await endpoint.stop();

    const service2 = await ended(
      start('api', { QADAM_DATA: join(folder, 'api'), QADAM_STORE: `sqlite:${from}` }),
    );
    expect(service2).toMatchObject({
      code: 1,
      err: expect.stringMatching(/has moved to esdb:\/\/127.+\[store-locked\]/),
    });
  });

  it.each([
    [
      ['--from', 'sqlite:/nowhere.sqlite', '--to', 'sqlite:x'],
      1,
      /There is no log \/nowhere.sqlite to move \[not-found\]/,
    ],
    [['--to', 'mysql://root:secret@host'], 2, /--to must be sqlite:<path>, esdb:/],
    [['--to', 'sqlite:data', '--switch', '--abandon'], 2, /--switch and --abandon exclude each other/],
    [['--from', 'sqlite:x', '--to', 'sqlite:x'], 2, /the same store/],
    [[], 2, /--to names the store to move to/],
  ])('says in one line what is wrong with %j', async (args, code, reason) => {
    const end = await ended(start('qadam', environment, 'move', ...args));
    expect(end).toMatchObject({ code, err: expect.stringMatching(reason), out: '' });
    expect(end.err).not.toContain('secret');
    expect(end.err.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** 0 where it has not been made. */
function eventsIn(file: string): number {
  if (!existsSync(file)) return 0;
  const log = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    return Number(log.prepare('select count(*) as events from events').get()?.['events']);
  } catch {
    return 0;
  } finally {
    log.close();
  }
}

async function fill(store: EventStore, events: number): Promise<void> {
  const appends = Array.from({ length: events }, (_, count) =>
    store.append(`qadam.survey-${count % 500}`, 'any', [eventOf(count)]),
  );
  await Promise.all(appends);
  await store.append('notes', 'any', [eventOf(0)]);
}

/** The events of the installation, without the positions, which are each store's own. */
async function logOf(store: EventStore): Promise<readonly { readonly id: string }[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: events.at(-1)?.position ?? 0n, limit: 10_000 });
    if (page.length === 0) break;
    events.push(...page);
  }
  return events
    .filter(({ stream }) => stream.startsWith('qadam.'))
    .map((event) => ({ ...event, position: undefined }));
}

function eventOf(count: number): EventToAppend {
  const id = crypto.randomUUID();
  return {
    id,
    type: 'DocumentsChecked',
    data: { count },
    personal: { iin: '850101300018' },
    metadata: {
      applicationId: '0198c2f0-0000-7000-8000-000000000001',
      workflow: { id: 'complaint', edition: '2012' },
      from: 'submitted',
      to: 'checked',
      clause: 'residence-registration:16',
      occurredAt: '2012-04-02T09:30:00.000Z',
      occurredOn: '2012-04-02',
      actor: { id: 'officer-17', roles: ['authorised-officer'], office: 'almaty-city-2' },
      office: 'almaty-city-2',
      region: 'almaty-city',
      commandId: id,
      commandDigest: '0'.repeat(64),
      correlationId: id,
      causationId: id,
    },
  };
}

/** Mulberry32: from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
