import { setTimeout as pause } from 'node:timers/promises';
import { onEachDatabase, openTestDatabase } from '#libs/testing';
import { ReadDatabase } from '../read-database.ts';
import { leases } from './leases.ts';
import { partitionOf } from './partition-of.ts';
import { WorkShare } from './work-share.ts';

const NAMES = ['one', 'two', 'three', 'four'];
/** Longer than a busy machine ever holds a process up, and short enough to wait for. */
const LASTING_MS = 30_000;
const SHORT_MS = 300;

onEachDatabase('work that processes share', () => {
  let database: ReadDatabase;
  const shares: WorkShare[] = [];
  /** Who is at which piece now. */
  const at = new Map<string, Set<WorkShare>>();
  let twice = 0;

  beforeEach(async () => {
    database = await openTestDatabase();
    twice = 0;
    at.clear();
  });
  afterEach(async () => {
    await Promise.all(shares.splice(0).map((share) => share.stop()));
    await database.close();
  });

  function started(ttlMs = LASTING_MS, over: ReadDatabase = database): WorkShare {
    const share: WorkShare = new WorkShare({
      database: over,
      names: NAMES,
      ttlMs,
      everyMs: 20,
      work: async (name, signal) => {
        const busy = at.get(name) ?? new Set();
        at.set(name, busy.add(share));
        if (busy.size > 1) twice += 1;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await pause(2);
        busy.delete(share);
      },
    });
    shares.push(share);
    share.start();
    return share;
  }
  const until = async (holds: () => boolean) => {
    for (let looks = 0; !holds(); looks += 1) {
      if (looks > 1_000) throw new Error('it never came to that');
      await pause(5);
    }
  };
  const counts = () => shares.map(({ held }) => held.length).toSorted((a, b) => a - b);
  const allDone = () => NAMES.every((name) => at.get(name)?.size === 1);

  it('is all done by one that is alone, and shared out when others come', async () => {
    const first = started();
    await until(() => first.held.length === 4 && allDone());
    started();
    await until(() => counts().join() === '2,2' && allDone());
    started();
    started();
    await until(() => counts().join() === '1,1,1,1' && allDone());
    expect(twice).toBe(0);
    expect((await leases(database)).filter(({ name }) => NAMES.includes(name))).toHaveLength(4);
  });

  it('is given back at once by one that stops', async () => {
    const [one, two] = [started(), started()];
    await until(() => counts().join() === '2,2');
    await two.stop();
    await until(() => one.held.length === 4 && allDone());
    expect(twice).toBe(0);
  });

  it('is taken up when one falls silent, and is let go by the silent one when it cannot say that it lives', async () => {
    const deaf = new ReadDatabase(database.writer, database.reader);
    const silent = started(SHORT_MS, deaf);
    await until(() => silent.held.length === 4);
    const other = started(SHORT_MS);
    await until(() => other.held.length === 2);
    Object.defineProperty(deaf, 'writer', {
      get: () => {
        throw new Error('the network is cut');
      },
    });
    await until(() => other.held.length === 4);
    await until(() => silent.held.length === 0 && allDone());
    expect(other.held).toEqual(expect.arrayContaining(NAMES));
  });

  it('falls to partitions by the name of the stream, evenly and for ever', () => {
    const of4 = Array.from({ length: 4_000 }, (_, index) => partitionOf(`qadam.complaint-${index}`, 4));
    for (const partition of [0, 1, 2, 3]) {
      const share = of4.filter((each) => each === partition).length / 4_000;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.3);
    }
    expect(partitionOf('qadam.complaint-1', 1)).toBe(0);
    // Changing these would mix up the partitions of tables that there are.
    expect(['qadam.complaint-1', 'қадам', ''].map((stream) => partitionOf(stream, 4))).toEqual([2, 2, 1]);
  });
});
