import { onEachDatabase } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import { deadlinesCsv, deadlinesCsvOf } from './deadlines-csv.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** The cells of lines that need no quotation marks. */
const parsed = (text: string): string[][] =>
  text
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(','));

onEachDatabase('the audit list as CSV', () => {
  const { set, entry, met } = ledgerOf(application(1));
  const over = { calendarDays: 2, workingDays: 1 };
  const late = { ...met('2012-04-18T06:00:00.000Z', { over }), type: 'DeadlineMetLate' };
  const waiting = { deadline: 'waiting', limit: 'waiting', kind: 'waiting' } as const;
  const events = [
    set(),
    entry('DeadlineMissed', ORDINARY.dueAt),
    late,
    set({ ...waiting, period: { unit: 'sameDay' }, dueOn: '2012-04-20' }),
  ];

  it('says of each deadline its rule, calendar, start, due day, stop, and by how much it was too late', async () => {
    const queries = new DeadlineQueries(await readModelOf(storedEvents(events)));
    const { items } = await queries.list();
    const [names = [], ...lines] = parsed(deadlinesCsv(items));
    const [first, second] = lines.map((line) =>
      Object.fromEntries(names.map((name, at) => [name, line[at]])),
    );
    expect(first).toEqual({
      number: '0000-0000-0001',
      application: application(1),
      standard: 'passport-and-id-card',
      edition: '2012-04-01',
      office: 'almaty-1',
      region: 'almaty',
      deadline: 'provision-ordinary',
      limit: 'provision-ordinary',
      kind: 'provision',
      clause: 'passport-and-id-card:7.1',
      periodUnit: 'workingDays',
      periodCount: '10',
      ...ORDINARY.rules,
      week: '5',
      stop: 'handed-over',
      calendar: 'kz-2012.1',
      startOn: '2012-04-02',
      startAt: ORDINARY.startAt,
      dueOn: '2012-04-16',
      dueAt: ORDINARY.dueAt,
      stoppedOn: '2012-04-18',
      stoppedAt: '2012-04-18T06:00:00.000Z',
      stoppedBy: 'ResultHandedOver',
      status: 'met-late',
      overMinutes: '',
      overCalendarDays: '2',
      overWorkingDays: '1',
      extended: '0',
      revised: '0',
    });
    expect(second).toMatchObject({ periodUnit: 'sameDay', periodCount: '', status: 'open', stoppedAt: '' });
    expect(lines).toHaveLength(2);
  });

  it('carries no formula into a spreadsheet, and keeps commas and quotation marks in their cell', async () => {
    const office = '=HYPERLINK("x","y")';
    const place = ledgerOf(application(1), { office });
    const queries = new DeadlineQueries(await readModelOf(storedEvents([place.set()])));
    expect(deadlinesCsv((await queries.list()).items)).toContain(`,"'=HYPERLINK(""x"",""y"")",almaty,`);
  });

  it('is the same in pieces, and a header alone where there is nothing', async () => {
    const queries = new DeadlineQueries(await readModelOf(storedEvents(events)));
    const inPieces = async (to: string) => {
      const pieces = [];
      for await (const piece of deadlinesCsvOf(queries.auditPages({ by: 'due', from: '2012-04-01', to })))
        pieces.push(piece);
      return pieces.join('');
    };
    expect(await inPieces('2012-04-30')).toBe(deadlinesCsv((await queries.list()).items));
    expect(await inPieces('2012-04-02')).toBe(deadlinesCsv([]));
  });
});
