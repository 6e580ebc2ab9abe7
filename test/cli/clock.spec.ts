import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLedgerEvent, type StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { newDataDir, printed, qadam } from './support/qadam.ts';
import { copyOf, END, logOf, SIMULATION } from './support/simulated.ts';

const [byClock, bySteps] = [newDataDir(), newDataDir()];
const made = [byClock, bySteps];
const ran = qadam(byClock, ...SIMULATION, '--clock');
qadam(bySteps, ...SIMULATION);

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

const TICK = ['timekeeper', '--now', END, '--json'] as const;

/** What the ledger of each stream says, whenever it was recorded and whatever happened in other streams between. */
const ledgerIn = (log: readonly StoredEvent[]) =>
  log
    .filter(({ type }) => isLedgerEvent(type))
    .map(({ stream, revision, type, data, metadata }) => ({ stream, revision, type, data, metadata }))
    .toSorted((a, b) => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1));

describe('qadam simulate --clock', () => {
  it('has the clock speak of what was missed', async () => {
    const { noted } = printed(ran) as { noted?: number };
    const log = await logOf(byClock);
    expect(noted).toBeGreaterThan(0);
    expect(log.some(({ type }) => type === 'DeadlineWarned')).toBe(true);
  });

  it('gives the same stream for the same seed, to the byte', () => {
    const other = newDataDir();
    made.push(other);
    qadam(other, ...SIMULATION, '--clock');
    const bytes = (dir: string) => readFileSync(join(dir, 'events.sqlite'));
    expect(bytes(other).equals(bytes(byClock))).toBe(true);
  });

  it('adds nothing when it is repeated', () => {
    expect(printed(qadam(byClock, ...SIMULATION, '--clock'))).toMatchObject({ accepted: 0, noted: 0 });
  });
});

describe('qadam timekeeper', () => {
  it('catches up with a clock that never stood still', async () => {
    const other = copyOf(bySteps);
    made.push(other);
    expect(ledgerIn(await logOf(other))).not.toEqual(ledgerIn(await logOf(byClock)));
    expect(printed(qadam(other, ...TICK))).toMatchObject({ failed: 0 });
    expect(ledgerIn(await logOf(other))).toEqual(ledgerIn(await logOf(byClock)));
  });

  it('says everything once', () => {
    const other = copyOf(bySteps);
    made.push(other);
    expect(printed(qadam(other, ...TICK))['appended']).not.toBe(0);
    expect(printed(qadam(other, ...TICK))).toMatchObject({ looked: 0, appended: 0 });
  });

  it('leaves the time to a service that has the log open', async () => {
    const service = await SqliteEventStore.open({ file: join(bySteps, 'events.sqlite') });
    try {
      const { code, err } = qadam(bySteps, ...TICK);
      expect(code).toBe(1);
      expect(err).toMatch(/a running service keeps the time itself \[store-locked\]/);
    } finally {
      await service.close();
    }
  });
});
