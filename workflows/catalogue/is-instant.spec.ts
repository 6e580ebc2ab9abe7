import { validateSync } from 'class-validator';
import { IsInstant } from './is-instant.ts';

class Ticket {
  @IsInstant()
  readonly at: unknown;

  constructor(at: unknown) {
    this.at = at;
  }
}

const taken = (at: unknown) => validateSync(new Ticket(at)).length === 0;

describe('a moment', () => {
  it.each(['2012-04-02T10:30:00+06:00', '2012-04-02T04:30:00.000Z', '2012-04-02T10:30+06:00'])(
    'is %s',
    (at) => {
      expect(taken(at)).toBe(true);
    },
  );

  it.each([
    '2012-04-02T10:30:00',
    '2012-04-02',
    '2012-02-30T10:30:00Z',
    '2012-04-02T24:00:00Z',
    '2012-04-02 10:30:00Z',
    1_333_339_800_000,
    null,
  ])('is not %s', (at) => {
    expect(taken(at)).toBe(false);
  });
});
