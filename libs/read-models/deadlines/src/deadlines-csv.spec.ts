import fc from 'fast-check';
import { DeadlineQueries } from './deadline-queries.ts';
import { csvLine, deadlinesCsv, deadlinesCsvOf } from './deadlines-csv.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** Reads CSV as RFC 4180 writes it, character by character. */
function parsed(text: string): string[][] {
  const lines: string[][] = [];
  for (let at = 0, line: string[] = []; at < text.length;) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1;
        field += text[at];
      }
      at += 1;
    } else for (; text[at] !== ',' && text[at] !== '\r'; at += 1) field += text[at];
    line.push(field);
    if (text[at] === ',') at += 1;
    else {
      if (text[at + 1] !== '\n') throw new Error(`a line ends without a line feed at ${at}`);
      lines.push(line);
      [at, line] = [at + 2, []];
    }
  }
  return lines;
}

describe('a line of CSV', () => {
  it('is read back as it was, whatever is in it', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('a"b', 'a,b', 'a\r\nb', '"', 'ә;і', ' ', '\n'));
    const cells = fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cells, (line) => {
        const [read = []] = parsed(csvLine(line));
        expect(read.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
          line.map((cell) =>
            typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@\t\r])/, '') : String(cell ?? ''),
          ),
        );
      }),
    );
  });

  it('holds nothing that a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (sign, rest) => {
        expect(parsed(csvLine([sign + rest]))).toEqual([[`'${sign}${rest}`]]);
      }),
    );
    expect(csvLine([-5, 'a=b'])).toBe('-5,a=b\r\n');
  });
});

describe('the audit list as CSV', () => {
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
      workflow: 'passport-and-id-card',
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
      status: 'missed',
      overMinutes: '',
      overCalendarDays: '2',
      overWorkingDays: '1',
      extended: '0',
      revised: '0',
    });
    expect(second).toMatchObject({ periodUnit: 'sameDay', periodCount: '', status: 'open', stoppedAt: '' });
    expect(lines).toHaveLength(2);
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
