import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '#libs/event-store';
import { newDataDir, printed, qadam } from './support/qadam.ts';
import { copyOf, deadlinesOf, END, logOf, SIMULATION } from './support/simulated.ts';

const dataDir = newDataDir();
const made = [dataDir];
const simulated = qadam(dataDir, ...SIMULATION, '--clock');
const logged = deadlinesOf(await logOf(dataDir));
const unended = logged.filter(({ stoppedAt }) => stoppedAt === null);

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

interface Row {
  readonly value: string;
  readonly overdue: number;
  readonly later: number;
}
const BUCKETS = ['overdue', 'today', 'nextDays', 'thisWeek', 'later', 'paused'] as const;
const onBoard = (row: object) =>
  BUCKETS.reduce((sum, bucket) => sum + ((row as Record<string, number>)[bucket] ?? 0), 0);

describe('qadam deadlines board', () => {
  it('hangs every deadline that nothing has ended in one place, by office, standard or limit', () => {
    expect(simulated.code).toBe(0);
    expect(unended.length).toBeGreaterThan(5);
    for (const by of ['office', 'standard', 'limit']) {
      const board = printed(qadam(dataDir, 'deadlines', 'board', '--by', by, '--as-of', END, '--json'));
      const rows = board['rows'] as readonly Row[];
      expect(rows.reduce((sum, row) => sum + onBoard(row), 0)).toBe(unended.length);
    }
  });

  it('counts as overdue what the clock has noted as missed', () => {
    const { out, code } = qadam(dataDir, 'deadlines', 'board', '--by', 'standard', '--as-of', END);
    const missed = unended.filter(({ status }) => status === 'missed').length;
    expect(code).toBe(0);
    expect(missed).toBeGreaterThan(0);
    expect(out).toMatch(new RegExp(`^all +${missed} `, 'm'));
  });

  it('shows one office alone', () => {
    const board = printed(qadam(dataDir, 'deadlines', 'board', '--as-of', END, '--json'));
    const [first] = board['rows'] as readonly Row[];
    const office = first?.value ?? '';
    const alone = printed(qadam(dataDir, 'deadlines', 'board', '--as-of', END, '--office', office, '--json'));
    expect(alone['rows']).toEqual([first]);
  });

  it('is refused for a day beyond the calendar', () => {
    const { code, err } = qadam(dataDir, 'deadlines', 'board', '--as-of', '2001-01-01T00:00:00Z');
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('[outside-calendar]') });
  });
});

describe('qadam deadlines audit', () => {
  const MAY = ['--from', '2012-05-01', '--to', '2012-05-31'] as const;
  const dueInMay = logged.filter(({ dueOn }) => '2012-05-01' <= dueOn && dueOn <= '2012-05-31');
  const audited = (...args: string[]) =>
    JSON.parse(qadam(dataDir, 'deadlines', 'audit', ...MAY, ...args, '--json').out) as { id: string }[];

  it('lists what was due in the period, in order of the due day', () => {
    const list = audited();
    expect(list.map(({ id }) => id).toSorted()).toEqual(dueInMay.map(({ id }) => id).toSorted());
    const days = list.map((deadline) => (deadline as unknown as { dueOn: string }).dueOn);
    expect(days).toEqual(days.toSorted());
  });

  it('tells what was kept, was late and is open apart', () => {
    const late = dueInMay.filter(({ status }) => status === 'missed' || status === 'met-late');
    expect(late.length).toBeGreaterThan(0);
    expect(
      audited('--status', 'late')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(late.map(({ id }) => id).toSorted());
    expect(audited('--status', 'kept')).toHaveLength(
      dueInMay.filter(({ status }) => status === 'met').length,
    );
    expect(audited('--status', 'open')).toEqual([]);
  });

  it('says by how much a deadline was exceeded', () => {
    const { out } = qadam(dataDir, 'deadlines', 'audit', ...MAY, '--status', 'late');
    expect(out).toMatch(/late, 2012-05-\d\d, \d+ (minutes|days \(\d+ working days?\)) over/);
  });

  it('is CSV for a spreadsheet: a header, and a line for each', () => {
    const lines = qadam(dataDir, 'deadlines', 'audit', ...MAY, '--csv')
      .out.trimEnd()
      .split('\r\n');
    expect(lines[0]).toMatch(/^number,application,standard,/);
    expect(lines).toHaveLength(dueInMay.length + 1);
  });
});

describe('qadam deadlines explain', () => {
  const provision = logged.find(({ kind, period }) => kind === 'provision' && period.unit === 'workingDays');
  const { id = '', dueOn = '' } = provision ?? {};

  it('ends on the due day that stands in the log', () => {
    const explained = printed(qadam(dataDir, 'deadlines', 'explain', id, '--json'));
    expect(explained).toMatchObject({ id, dueOn, derivation: { due: { on: dueOn } } });
  });

  it.each([
    ['kk', /күн/],
    ['ru', /Срок истекает/],
    ['en', /Due: .+ when the office closes/],
  ])('speaks %s', (language, words) => {
    const { out, code } = qadam(dataDir, 'deadlines', 'explain', id, '--lang', language);
    expect(code).toBe(0);
    expect(out).toMatch(words);
  });

  it('names the deadlines that the application has where it has not the one that was asked for', () => {
    const { code, err } = qadam(dataDir, 'deadlines', 'explain', id.replace(/\..+/, '.nothing'));
    expect(code).toBe(1);
    expect(err).toMatch(/it has: .*provision.+ \[unknown-deadline\]/);
  });
});

describe('qadam readings', () => {
  it('lists as many changes as it counts, and none that is no change', () => {
    const args = ['--from', '2012-04-01', '--to', '2012-06-30', '--as-of', END, '--list'] as const;
    const { readings } = printed(qadam(dataDir, 'readings', ...args, '--json')) as unknown as {
      readings: { toLate: number; toKept: number; changes: { was: string; would: string }[] }[];
    };
    expect(readings).toHaveLength(4);
    expect(readings.some(({ toLate, toKept }) => toLate + toKept > 0)).toBe(true);
    for (const { toLate, toKept, changes } of readings) {
      expect(changes.filter(({ would }) => would === 'late')).toHaveLength(toLate);
      expect(changes.filter(({ was }) => was === 'late')).toHaveLength(toKept);
      expect(changes).toHaveLength(toLate + toKept);
    }
  });
});

describe('the tables that a command asks', () => {
  const BOARD = ['deadlines', 'board', '--as-of', END, '--json'] as const;

  it('are built from the log where there are none', () => {
    const other = copyOf(dataDir);
    made.push(other);
    for (const end of ['', '-wal', '-shm']) rmSync(join(other, `read.sqlite${end}`), { force: true });
    expect(qadam(other, ...BOARD)).toEqual(qadam(dataDir, ...BOARD));
  });

  it('are left alone while a service has the log open, and said to lag where they do', async () => {
    const other = copyOf(dataDir);
    made.push(other);
    const before = qadam(other, ...BOARD);
    expect(qadam(other, ...SIMULATION, '--applications', '10', '--seed', '9').code).toBe(0);
    const service = await SqliteEventStore.open({ file: join(other, 'events.sqlite') });
    try {
      const { code, out, err } = qadam(other, ...BOARD);
      expect({ code, out }).toEqual({ code: 0, out: before.out });
      expect(err).toMatch(/^qadam: the tables are \d+ events behind the log/);
    } finally {
      await service.close();
    }
    expect(qadam(other, ...BOARD).out).not.toBe(before.out);
  });

  it('are missed where the service that has the log open keeps none', async () => {
    const other = newDataDir();
    made.push(other);
    const service = await SqliteEventStore.open({ file: join(other, 'events.sqlite') });
    try {
      expect(qadam(other, ...BOARD)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('[read-model-behind]'),
      });
    } finally {
      await service.close();
    }
  });
});

describe('qadam deadlines percentiles', () => {
  const SPAN = ['--from', '2012-01', '--to', '2012-12'] as const;
  const times = (...more: string[]) =>
    JSON.parse(qadam(dataDir, 'deadlines', 'percentiles', ...SPAN, ...more, '--json').out) as readonly {
      readonly office: string | null;
      readonly of: { readonly limit?: string };
      readonly count: number;
      readonly medianMinutes: number;
      readonly p90Minutes: number;
    }[];

  it('tells of each limit how long it took, as often as the log has it ended', () => {
    const rows = times();
    const ended = logged.filter(({ stoppedAt }) => stoppedAt !== null);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(ended.length);
    const queue = rows.filter(({ of }) => of.limit === 'waiting-at-submission');
    expect(queue.length).toBeGreaterThan(1);
    for (const { medianMinutes, p90Minutes } of queue) {
      expect(medianMinutes).toBeGreaterThan(0);
      expect(p90Minutes).toBeGreaterThanOrEqual(medianMinutes);
    }
  });

  it('tells each office by itself, and the steps between the states', () => {
    const all = times('--by', 'step');
    const each = times('--by', 'step', '--each-office');
    const sum = (rows: typeof all) => rows.reduce((total, { count }) => total + count, 0);
    expect(sum(each)).toBe(sum(all));
    expect(new Set(each.map(({ office }) => office)).size).toBeGreaterThan(1);
    const { out } = qadam(dataDir, 'deadlines', 'percentiles', ...SPAN, '--by', 'step');
    expect(out).toContain('submitted → checked');
  });

  it('is called wrongly without months', () => {
    expect(qadam(dataDir, 'deadlines', 'percentiles').code).toBe(2);
  });
});
