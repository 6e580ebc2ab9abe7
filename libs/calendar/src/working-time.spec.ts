import fc from 'fast-check';
import type { CalendarEdition } from './edition.ts';
import type { OfficeHours } from './office-hours.ts';
import { workingCalendar } from './working-calendar.ts';
import { workingTime } from './working-time.ts';

const entry = (date: string, dayOff5: boolean, dayOff6: boolean) => ({
  date,
  dayOff5,
  dayOff6,
  reason: { kk: 'себеп', ru: 'причина', en: 'reason' },
  source: ['act'],
});

const EDITION: CalendarEdition = {
  id: 'some-days',
  country: 'KZ',
  years: { from: 2012, to: 2013 },
  days: [
    entry('2012-03-08', true, true),
    entry('2012-03-11', false, false),
    entry('2012-04-28', false, false),
    entry('2012-04-30', true, false),
    entry('2013-01-01', true, true),
  ],
};
const MON_TO_FRI = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const CENTRE: OfficeHours = {
  openings: [
    { days: MON_TO_FRI, from: '09:00', to: '20:00' },
    { days: ['sat'], from: '09:00', to: '13:00' },
  ],
  breaks: [],
  closed: { '2012-06-04': { kk: 'көшу', ru: 'переезд', en: 'moving house' } },
  special: { '2012-12-31': [{ from: '09:00', to: '14:00' }], '2012-03-08': [{ from: '10:00', to: '12:00' }] },
};
const DESK: OfficeHours = {
  openings: [{ days: MON_TO_FRI, from: '09:00', to: '18:30' }],
  breaks: [{ from: '13:00', to: '14:30' }],
};

const timeOf = (hours: OfficeHours, week: 5 | 6, timeZone = 'Asia/Almaty', edition = EDITION) =>
  workingTime({ hours, calendar: workingCalendar(edition, week), timeZone });
const CENTRE_TIME = timeOf(CENTRE, 6);
const DESK_TIME = timeOf(DESK, 5);

describe('a Centre', () => {
  it.each([
    ['on a weekday', '2012-04-02', '03:00', '14:00'],
    ['on Saturday', '2012-04-07', '03:00', '07:00'],
    ['on a Saturday made a working day: as on a weekday', '2012-04-28', '03:00', '14:00'],
    ['on a Sunday made a working day', '2012-03-11', '03:00', '14:00'],
    ['on a day off of the week of five days', '2012-04-30', '03:00', '14:00'],
    ['on a half day', '2012-12-31', '03:00', '08:00'],
    ['on duty on a holiday', '2012-03-08', '04:00', '06:00'],
  ])('is open %s', (_, date, from, to) => {
    expect([CENTRE_TIME.opensAt(date), CENTRE_TIME.closesAt(date)]).toEqual([
      `${date}T${from}:00.000Z`,
      `${date}T${to}:00.000Z`,
    ]);
  });

  it.each([
    ['on Sunday', '2012-04-01'],
    ['on a holiday', '2013-01-01'],
    ['on a day when it is closed for a reason of its own', '2012-06-04'],
  ])('is closed %s', (_, date) => {
    expect([CENTRE_TIME.opensAt(date), CENTRE_TIME.closesAt(date)]).toEqual([undefined, undefined]);
  });
});

describe('a desk with a break', () => {
  it('is closed on a day that is off in its week of five days', () => {
    expect(DESK_TIME.opensAt('2012-04-30')).toBeUndefined();
  });

  it('is closed during the break, and works on after it', () => {
    expect(DESK_TIME.isOpen('2012-04-02T06:59:59Z')).toBe(true);
    expect(DESK_TIME.isOpen('2012-04-02T07:00:00Z')).toBe(false);
    expect(DESK_TIME.advance('2012-04-02T07:00:00Z')).toBe('2012-04-02T08:30:00.000Z');
    expect(DESK_TIME.retreat('2012-04-02T08:00:00Z')).toBe('2012-04-02T07:00:00.000Z');
    expect(DESK_TIME.secondsBetween('2012-04-02T00:00:00Z', '2012-04-02T18:00:00Z')).toBe(8 * 3600);
  });

  it('goes back over a weekend', () => {
    expect(DESK_TIME.retreat('2012-04-02T02:00:00Z')).toBe('2012-03-30T12:30:00.000Z');
    expect(DESK_TIME.addSeconds('2012-04-02T04:00:00Z', -7200)).toBe('2012-03-30T11:30:00.000Z');
  });
});

describe('hours', () => {
  it('that overlap are counted once', () => {
    const both = timeOf(
      {
        openings: [
          { days: ['mon'], from: '09:00', to: '13:00' },
          { days: MON_TO_FRI, from: '12:00', to: '18:00' },
        ],
        breaks: [],
      },
      5,
    );
    expect(both.secondsBetween('2012-04-02T00:00:00Z', '2012-04-02T18:00:00Z')).toBe(9 * 3600);
  });

  it.each([
    ['that end before they begin', { from: '18:00', to: '09:00' }],
    ['that are empty', { from: '09:00', to: '09:00' }],
    ['that are none', { from: '9', to: '18:00' }],
  ])('%s are refused', (_, span) => {
    const hours: OfficeHours = { openings: [{ days: ['mon'], ...span }], breaks: [] };
    expect(() => timeOf(hours, 5)).toThrow(expect.objectContaining({ code: 'not-a-time' }));
  });

  it('that never come are looked for within the calendar only', () => {
    const never = timeOf({ openings: [], breaks: [] }, 5);
    expect(() => never.advance('2012-04-02T07:00:00Z')).toThrow(
      expect.objectContaining({ code: 'outside-calendar' }),
    );
  });
});

describe('the night in which Almaty had one hour twice', () => {
  const edition = { ...EDITION, years: { from: 2024, to: 2024 }, days: [entry('2024-01-01', true, true)] };
  const night: OfficeHours = { openings: [{ days: ['thu'], from: '22:00', to: '24:00' }], breaks: [] };

  it('is worked for an hour more', () => {
    const time = timeOf(night, 5, 'Asia/Almaty', edition);
    expect(time.opensAt('2024-02-29')).toBe('2024-02-29T16:00:00.000Z');
    expect(time.closesAt('2024-02-29')).toBe('2024-02-29T19:00:00.000Z');
    expect(time.secondsBetween('2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z')).toBe(3 * 3600);
    expect(time.addSeconds('2024-02-29T16:00:00Z', 9000)).toBe('2024-02-29T18:30:00.000Z');
  });
});

const instants = fc
  .date({ min: new Date('2012-02-01T00:00:00Z'), max: new Date('2013-11-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('adding and counting open time', () => {
  it('counts back what was added, in both directions', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -300_000, max: 300_000 }), (start, seconds) => {
        expect(DESK_TIME.secondsBetween(start, DESK_TIME.addSeconds(start, seconds))).toBe(seconds);
      }),
    );
  });

  it('counts the same through any instant between', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        const open = (from: string, to: string) => CENTRE_TIME.secondsBetween(from, to);
        expect(open(a, b) + open(b, c)).toBeCloseTo(open(a, c), 3);
      }),
    );
  });

  it('goes on and back to where the office is open or just closing, with nothing worked on the way', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const [on, back] = [CENTRE_TIME.advance(at), CENTRE_TIME.retreat(at)];
        expect(CENTRE_TIME.isOpen(on)).toBe(true);
        expect(back <= at && at <= on).toBe(true);
        expect(CENTRE_TIME.secondsBetween(back, on)).toBe(0);
      }),
    );
  });

  it('counts back the open days that were added', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -20, max: 20 }), (at, n) => {
        const start = CENTRE_TIME.advance(at).slice(0, 10);
        expect(CENTRE_TIME.daysBetween(start, CENTRE_TIME.addDays(start, n))).toBe(n);
      }),
    );
  });
});
