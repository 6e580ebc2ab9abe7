import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarRevisionInput, revisedEdition } from '#apps/workflows';
import { isLedgerEvent } from '#libs/contract';
import { CalendarLog } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { getOffice, KZ_CALENDAR, MINISTRY } from '#workflows/catalogue';
import { newDataDir, printed, qadam } from './support/qadam.ts';
import { copyOf, DAY_OFF, deadlinesOf, logOf, revisionFile, SIMULATION } from './support/simulated.ts';

const dataDir = newDataDir();
const made = [dataDir];
qadam(dataDir, ...SIMULATION, '--clock');
const logged = deadlinesOf(await logOf(dataDir));

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

const another = () => {
  const copy = copyOf(dataDir);
  made.push(copy);
  return copy;
};
const APPROVED = ['--approved-by', 'A. Serikov, order 12'] as const;
const revise = (dir: string, ...args: string[]) => qadam(dir, 'calendar', 'revise', ...args);
const movedIn = (dir: string, ...args: string[]) =>
  printed(revise(dir, revisionFile(dir), '--preview', ...args, '--json'))['moved'] as {
    id: string;
    dueOn: string;
    newDueOn: string;
  }[];

describe('qadam calendar show', () => {
  it('tells why a day is off, and which day is worked in its place', () => {
    const { out } = qadam(newOne(), 'calendar', 'show', '--from', '2012-04-01', '--to', '2012-04-30');
    expect(out).toMatch(/2012-04-28 {2}Sat {2}works/);
    expect(out).toMatch(/2012-04-30 {2}Mon {2}off/);
    expect(out).toContain('21 working days from 2012-04-01 to 2012-04-30');
  });

  it('counts the Saturdays in a week of six days, in which 30 April 2012 was worked', () => {
    const args = ['--from', '2012-04-01', '--to', '2012-04-30', '--json'] as const;
    expect(printed(qadam(dataDir, 'calendar', 'show', ...args, '--week', '6'))['workingDays']).toBe(25);
  });

  it('is refused beyond the years of the calendar', () => {
    expect(qadam(dataDir, 'calendar', 'show', '--from', '2031-01-01').err).toContain('[outside-calendar]');
  });

  function newOne() {
    const dir = newDataDir();
    made.push(dir);
    return dir;
  }
});

describe('qadam calendar revise --preview', () => {
  it('names what was due on the new day off, with its old and new date', () => {
    const moved = movedIn(dataDir);
    const dueThen = logged.filter(
      ({ status, dueOn, period }) =>
        status === 'open' && dueOn === DAY_OFF && ['month', 'workingDays'].includes(period.unit),
    );
    expect(dueThen.length).toBeGreaterThan(0);
    for (const { id } of dueThen)
      expect(moved).toContainEqual(expect.objectContaining({ id, dueOn: DAY_OFF, newDueOn: '2012-06-19' }));
  });

  it('shows by office and standard, and writes nothing', async () => {
    const before = (await logOf(dataDir)).length;
    const { out, code } = revise(dataDir, revisionFile(dataDir), '--preview');
    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]+, passport-and-id-card: \d+ deadlines?$/m);
    expect(await logOf(dataDir)).toHaveLength(before);
  });

  it('shows what was open on a day of the past, ended since or not', () => {
    const day = '2012-05-25';
    const openThen = logged.filter(
      ({ startOn, dueOn, stoppedAt }) =>
        startOn <= day && dueOn > day && (stoppedAt === null || stoppedAt.slice(0, 10) > day),
    );
    const moved = movedIn(dataDir, '--as-of', day);
    expect(moved.length).toBeGreaterThan(0);
    const ids = new Set(openThen.map(({ id }) => id));
    expect(moved.filter(({ id }) => !ids.has(id))).toEqual([]);
    const ended = openThen.filter(({ stoppedAt, dueOn }) => stoppedAt !== null && dueOn === DAY_OFF);
    for (const { id } of ended) expect(moved.map((one) => one.id)).toContain(id);
  });

  it.each([
    ['another country', { country: 'KG' }, '/country must be KZ, not KG'],
    ['another base', { basedOn: 'kz-1' }, '/basedOn must be'],
    ['a day that is none', { days: [{ date: '2012-02-30' }] }, '/days/0/date'],
    ['a removed day that is not listed', { removed: ['2012-06-19'] }, '/removed/0'],
  ])('refuses a revision of %s, and says where', (_, other, reason) => {
    const { code, out, err } = revise(dataDir, revisionFile(dataDir, other), '--preview');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(reason);
  });

  it('refuses a file that is no JSON', () => {
    const file = join(dataDir, 'broken.json');
    writeFileSync(file, '{ "country": ');
    expect(revise(dataDir, file, '--preview')).toMatchObject({
      code: 1,
      err: expect.stringContaining('[invalid-data]'),
    });
  });
});

describe('qadam calendar revise --approved-by', () => {
  it('moves what the preview named, once, in the name of who approved it', async () => {
    const dir = another();
    const expected = movedIn(dir);
    const file = revisionFile(dir);
    expect(printed(revise(dir, file, ...APPROVED, '--json'))['moved']).toBe(expected.length);
    const log = await logOf(dir);
    const entries = log.filter(({ type }) => type === 'DeadlineRevised');
    expect(entries).toHaveLength(expected.length);
    expect(entries[0]?.data).toMatchObject({ calendar: 'kz-revised', approvedBy: 'A. Serikov, order 12' });
    expect(printed(revise(dir, file, ...APPROVED, '--json'))['moved']).toBe(0);
    expect(await logOf(dir)).toHaveLength(log.length);
  });

  it('is in force then, for every command', () => {
    const dir = another();
    revise(dir, revisionFile(dir), ...APPROVED);
    expect(printed(qadam(dir, 'calendar', 'show', '--json'))).toMatchObject({
      id: 'kz-revised',
      editions: [KZ_CALENDAR.id, 'kz-revised'],
    });
    expect(qadam(dir, 'replay').code).toBe(0);
    const [moved] = movedIdsOf(dir);
    expect(qadam(dir, 'deadlines', 'explain', moved ?? '').out).toContain('kz-revised');
    expect(qadam(dir, 'trace', (moved ?? '').split('.')[0] ?? '').out).toMatch(
      /DeadlineRevised .+by calendar kz-revised \(A\. Serikov, order 12\)/,
    );
  });

  it('finishes a revision that was interrupted after it had been written down', async () => {
    const dir = another();
    const expected = movedIn(dir).length;
    await writeDown(dir, revisionFile(dir));
    expect(printed(revise(dir, revisionFile(dir), ...APPROVED, '--json'))['moved']).toBe(expected);
  });

  it('refuses another revision of the same name', () => {
    const dir = another();
    revise(dir, revisionFile(dir), ...APPROVED);
    const { code, err } = revise(dir, revisionFile(dir, { removed: ['2012-07-06'] }), ...APPROVED);
    expect(code).toBe(1);
    expect(err).toContain('[calendar-refused]');
  });

  it('leaves a service that has the log open to do it', async () => {
    const service = await SqliteEventStore.open({ file: join(dataDir, 'events.sqlite') });
    try {
      const { code, err } = revise(dataDir, revisionFile(dataDir), ...APPROVED);
      expect(code).toBe(1);
      expect(err).toMatch(/POST \/calendar\/revisions \[store-locked\]/);
    } finally {
      await service.close();
    }
  });

  it('writes nothing of a revision that is refused', async () => {
    const before = (await logOf(dataDir)).filter(({ type }) => !isLedgerEvent(type)).length;
    expect(revise(dataDir, revisionFile(dataDir, { country: 'KG' }), ...APPROVED).code).toBe(1);
    expect((await logOf(dataDir)).filter(({ type }) => !isLedgerEvent(type))).toHaveLength(before);
  });
});

function movedIdsOf(dir: string): readonly string[] {
  const list = qadam(dir, 'deadlines', 'audit', '--from', '2012-06-19', '--to', '2012-06-19', '--json');
  return (JSON.parse(list.out) as { id: string; revised: number }[])
    .filter(({ revised }) => revised > 0)
    .map(({ id }) => id);
}

/** As far as a revision comes that is interrupted before it has moved anything. */
async function writeDown(dir: string, file: string): Promise<void> {
  const store = await SqliteEventStore.open({ file: join(dir, 'events.sqlite') });
  const { id: office, region } = getOffice(MINISTRY);
  const read = JSON.parse(readFileSync(file, 'utf8')) as CalendarRevisionInput;
  const edition = revisedEdition(KZ_CALENDAR, read);
  await new CalendarLog(store, 'qadam', { office, region }, 'Asia/Almaty').append({
    edition,
    approvedBy: 'A. Serikov, order 12',
    approvedAt: '2012-06-11T04:00:00.000Z',
    actor: { id: 'somebody', roles: ['process-owner'], office: null },
  });
  await store.close();
}
