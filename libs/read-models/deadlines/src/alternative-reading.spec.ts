import { turnOf, underOtherReading } from './alternative-reading.ts';
import type { CountedBy, TurnedReading } from './alternative-reading.ts';
import type { Deadline } from './deadline.ts';
import { DeadlineQueries } from './deadline-queries.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const asOf = '2012-05-01T00:00:00.000Z';
const OTHER = { dueOn: '2012-04-17', dueAt: '2012-04-17T12:30:00.000Z' };
const dueOther = () => OTHER;

let deadline: Deadline;
beforeAll(async () => {
  const queries = new DeadlineQueries(await readModelOf(storedEvents([ledgerOf(application(1)).set()])));
  deadline = await queries.get(`${application(1)}.provision-ordinary`);
});
const stopped = (stoppedAt: string | null, more: Partial<Deadline> = {}) => ({
  ...deadline,
  stoppedAt,
  ...more,
});

describe('the other reading', () => {
  it.each<[TurnedReading, Partial<Deadline>, CountedBy]>([
    ['week', {}, { week: 6, rules: ORDINARY.rules }],
    ['week', { week: 6 }, { week: 5, rules: ORDINARY.rules }],
    ['workingDays', {}, { week: 5, rules: { ...ORDINARY.rules, count: 'full-days-between' } }],
    [
      'workingDays',
      { rules: { ...ORDINARY.rules, count: 'full-days-between' } },
      { week: 5, rules: ORDINARY.rules },
    ],
    [
      'month',
      { period: { unit: 'month', count: 1 } },
      { week: 5, rules: { ...ORDINARY.rules, count: 'full-days-between' } },
    ],
  ])('of %s, turned over from %j, changes nothing else', (reading, set, expected) => {
    const asked: CountedBy[] = [];
    const dueUnder = (_: Deadline, counted: CountedBy) => {
      asked.push(counted);
      return OTHER;
    };
    expect(underOtherReading({ ...deadline, ...set }, reading, dueUnder, asOf)).toMatchObject(OTHER);
    expect(asked).toEqual([expected]);
  });

  it.each<[TurnedReading, Partial<Deadline>]>([
    ['workingDays', { period: { unit: 'month', count: 1 } }],
    ['workingDays', { period: { unit: 'calendarDays', count: 15 } }],
    ['month', {}],
    ['week', { period: { unit: 'minutes', count: 30 } }],
    ['week', { period: { unit: 'sameDay' } }],
    ['week', { period: { unit: 'month', count: 1 }, rules: { ...ORDINARY.rules, lastDayOff: 'stays' } }],
    ['stop', { otherStops: [] }],
  ])('of %s does not touch %j', (reading, set) => {
    expect(underOtherReading({ ...deadline, ...set }, reading, dueOther, asOf)).toBeUndefined();
  });

  it('of the week touches a month whose last day may move', () => {
    const month = { ...deadline, period: { unit: 'month', count: 1 } as const };
    expect(underOtherReading(month, 'week', dueOther, asOf)).toBeDefined();
  });

  it.each([
    ['kept, and kept', '2012-04-16T12:30:00.000Z', 'none', 'kept', 'kept'],
    ['late, and kept with a day more', '2012-04-17T12:30:00.000Z', 'to-kept', 'late', 'kept'],
    ['late, and late', '2012-04-17T12:30:00.001Z', 'none', 'late', 'late'],
    ['open and overdue under both', null, 'none', 'late', 'late'],
  ] as const)('judges by its own due instant: %s', (_, stoppedAt, turn, was, would) => {
    const other = underOtherReading(stopped(stoppedAt), 'workingDays', dueOther, asOf);
    expect(other).toMatchObject({ was, would });
    expect(other && turnOf(other)).toBe(turn);
  });

  it('with less time makes late what was kept, and what is not late yet', () => {
    const earlier = () => ({ dueOn: '2012-04-13', dueAt: '2012-04-13T12:30:00.000Z' });
    const kept = underOtherReading(stopped('2012-04-14T06:00:00.000Z'), 'week', earlier, asOf);
    expect(kept && turnOf(kept)).toBe('to-late');
    const open = underOtherReading(stopped(null), 'week', earlier, '2012-04-14T06:00:00.000Z');
    expect(open).toMatchObject({ was: 'open', would: 'late' });
    expect(open && turnOf(open)).toBe('to-late');
  });

  it('of what ends the period judges by the other stop, with the same due instant', () => {
    const handedLate = stopped('2012-04-20T06:00:00.000Z', { otherStoppedAt: '2012-04-10T06:00:00.000Z' });
    expect(underOtherReading(handedLate, 'stop', dueOther, asOf)).toEqual({
      deadline: handedLate,
      was: 'late',
      would: 'kept',
      dueOn: ORDINARY.dueOn,
      dueAt: ORDINARY.dueAt,
      stoppedAt: '2012-04-10T06:00:00.000Z',
    });
    const notHanded = stopped('2012-04-10T06:00:00.000Z', { otherStoppedAt: null });
    expect(underOtherReading(notHanded, 'stop', dueOther, asOf)).toMatchObject({
      was: 'kept',
      would: 'late',
    });
    const stillTime = underOtherReading(notHanded, 'stop', dueOther, '2012-04-12T00:00:00.000Z');
    expect(stillTime).toMatchObject({ was: 'kept', would: 'open' });
    expect(stillTime && turnOf(stillTime)).toBe('none');
  });

  it('does not foresee what happens after the instant at which it is asked', () => {
    const later = underOtherReading(
      stopped('2012-04-15T00:00:00.000Z'),
      'week',
      dueOther,
      '2012-04-14T00:00:00.000Z',
    );
    expect(later).toMatchObject({ was: 'open', would: 'open' });
  });
});
