import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoredEvent } from '#libs/contract';
import { wholeLog } from '../contract/example-events.ts';
import { checkSqliteStore } from './check-store.ts';
import { SqliteEventStore } from './sqlite-event-store.ts';

const CHILD = fileURLToPath(
  new URL('../../../../dist/libs/event-store/src/sqlite/durability.child.js', import.meta.url),
);

/** Kills while appends are under way, and kills at any moment from the start of the process on. */
const KILLS_AT_WORK = 50;
const KILLS_AT_ANY_TIME = 10;

/** What the child said of one append before it died. */
interface Acknowledged {
  readonly position: bigint;
  readonly ids: readonly string[];
}

let folder: string;
let file: string;
const children = new Set<ChildProcess>();

beforeAll(() => {
  if (!existsSync(CHILD)) throw new Error(`Run \`npm run build\` first: ${CHILD} is missing`);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qadam-durability-'));
  file = join(folder, 'events.db');
});
afterEach(() => {
  // A test that failed must not leave a writer behind.
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(folder, { recursive: true });
});

describe('the log of a process that is killed', () => {
  it('has every append that was acknowledged, in its place, and none by halves', async () => {
    let known: StoredEvent[] = [];
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS_AT_WORK + KILLS_AT_ANY_TIME; kill += 1) {
      const appends = await lifeOf(kill, kill < KILLS_AT_WORK ? 'at work' : 'at any time');
      acknowledged += appends.length;
      // Every other time the write-ahead log is left for the next process to recover.
      const events = await eventsAfter(known.at(-1)?.position ?? 0n, kill % 2 === 0);
      known = [...known, ...events];
      expectGapFree(known, events);
      expectAcknowledged(appends, known);
      expectWhole(events);
    }
    expect(acknowledged).toBeGreaterThan(KILLS_AT_WORK);

    const store = await SqliteEventStore.open({ file });
    expect((await wholeLog(store)).map(({ id }) => id)).toEqual(known.map(({ id }) => id));
    await store.close();
    expect(await checkSqliteStore(file)).toMatchObject({ events: known.length, problems: [] });
  }, 120_000);
});

describe('the lock of a log', () => {
  it('keeps a second process from writing, and dies with the process that had it', async () => {
    const child = start(0);
    await child.opened;
    await expect(SqliteEventStore.open({ file })).rejects.toMatchObject({ code: 'store-locked' });
    const reader = await SqliteEventStore.open({ file, readOnly: true });
    await reader.close();

    await child.kill();
    const store = await SqliteEventStore.open({ file });
    await store.close();
  }, 30_000);
});

/** Starts a process that appends, kills it at a random moment, and says what it had acknowledged. */
async function lifeOf(session: number, when: 'at work' | 'at any time'): Promise<Acknowledged[]> {
  const child = start(session);
  if (when === 'at work') await child.opened;
  await pause(Math.random() * (when === 'at work' ? 80 : 200));
  await child.kill();
  return acknowledgedIn(child.said());
}

function start(session: number) {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, file, '4', String(session)]);
  children.add(child);
  let output = '';
  let complaint = '';
  const ended = once(child, 'close');
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      resolve();
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.on('exit', () => reject(new Error(`The child ended by itself: ${complaint}`)));
  });
  // Whoever is killed before it opened has nobody waiting for that.
  opened.catch(() => {});
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
    children.delete(child);
    expect(complaint).toBe('');
  };
  return { opened, kill, said: () => output };
}

function acknowledgedIn(output: string): Acknowledged[] {
  // What follows the last line end was cut off by the kill.
  const lines = output.split('\n').slice(0, -1);
  return lines
    .filter((line) => line !== 'open')
    .map((line) => {
      const [position = '', ...ids] = line.split(' ');
      return { position: BigInt(position), ids };
    });
}

/** A kill may come before the file was made. */
async function eventsAfter(position: bigint, readOnly: boolean): Promise<StoredEvent[]> {
  const store = await SqliteEventStore.open({ file, readOnly: readOnly && existsSync(file) });
  const events = await store.readAll({ after: position, limit: 1_000_000 });
  await store.close();
  return [...events];
}

function expectGapFree(known: readonly StoredEvent[], added: readonly StoredEvent[]): void {
  const before = known.length - added.length;
  expect(added.map(({ position }) => position)).toEqual(added.map((_, index) => BigInt(before + index + 1)));
}

function expectAcknowledged(appends: readonly Acknowledged[], known: readonly StoredEvent[]): void {
  for (const { position, ids } of appends) {
    const there = known.slice(Number(position) - ids.length, Number(position));
    expect(there.map(({ id }) => id)).toEqual(ids);
  }
}

/** An append of several events stands together: `index` 0 to `of` - 1, one after another. */
function expectWhole(events: readonly StoredEvent[]): void {
  for (let at = 0; at < events.length; at += Number(events[at]?.data['of'])) {
    const { append, of } = events[at]?.data ?? {};
    const together = events.slice(at, at + Number(of)).map(({ data }) => data);
    expect(together).toEqual(Array.from({ length: Number(of) }, (_, index) => ({ append, index, of })));
  }
}
