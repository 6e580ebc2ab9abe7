import * as fc from 'fast-check';
import { csvLine, csvOf } from './csv.ts';

describe('a line of CSV', () => {
  it.each([
    ['words', ['a', 'Өтініш'], 'a,Өтініш\r\n'],
    ['nothing', [null, undefined, ''], ',,\r\n'],
    ['numbers and facts', [1.5, -5, 7n, true, false], '1.5,-5,7,true,false\r\n'],
    ['commas', ['a, b'], '"a, b"\r\n'],
    ['quotation marks', ['the "Centre"'], '"the ""Centre"""\r\n'],
    ['lines', ['one\ntwo', 'three\r\nfour'], '"one\ntwo","three\r\nfour"\r\n'],
    ['spaces, which belong to the cell', [' a '], ' a \r\n'],
  ])('has %s as RFC 4180 writes them', (_what, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(['=1+1', '+7', '-7', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
    'does not let a spreadsheet calculate %j',
    (text) => {
      expect(readLines(csvLine([text]))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves alone what only looks like a formula further on', () => {
    expect(csvLine(['a=1', '2012-04-02', "'=1"])).toBe("a=1,2012-04-02,'=1\r\n");
  });

  it('is read back as it was written, whatever is in it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'ә', ' ', "'") });
    const text = cell.filter((value) => !/^[\r\n]/.test(value));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(readLines(rows.map((row) => csvLine(row)).join(''))).toEqual(rows);
      }),
    );
  });
});

describe('a table as CSV', () => {
  const columns = {
    office: ({ office }: { office: string }) => office,
    length: ({ office }: { office: string }) => office.length,
  };

  it('has a line of heads, and one for each row', () => {
    const rows = [{ office: 'astana-1' }, { office: 'almaty-1' }];
    expect(csvOf(columns, rows)).toBe('office,length\r\nastana-1,8\r\nalmaty-1,8\r\n');
  });

  it('has its heads also where there is no row', () => {
    expect(csvOf(columns, [])).toBe('office,length\r\n');
  });
});

/** A reader of RFC 4180 that knows nothing of the writer. */
function readLines(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    lines.push(cells);
    cells = [];
  }
  return lines;
}
