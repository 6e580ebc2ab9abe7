import { counted, writtenTable } from './table.ts';

describe('a table for people', () => {
  it('has columns as wide as their widest cell, words to the left and numbers to the right', () => {
    expect(
      writtenTable([
        ['office', 'late', 'x'],
        ['a', 12, 'y'],
        ['astana-10', 3, ''],
      ]),
    ).toBe('office     late  x\na            12  y\nastana-10     3');
  });

  it('is nothing without rows', () => {
    expect(writtenTable([])).toBe('');
  });

  it('counts one thing as one', () => {
    expect([0, 1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual([
      '0 entries',
      '1 entry',
      '2 entries',
    ]);
  });
});
