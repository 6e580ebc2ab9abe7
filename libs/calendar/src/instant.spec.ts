import fc from 'fast-check';
import { instantOf, instantText, millisecondsOf } from './instant.ts';
import { localDateOf } from './local-date.ts';
import { clockOf } from './time-zone.ts';

describe('a time on the wall', () => {
  it.each([
    ['2012-04-02', '20:00', 'Asia/Almaty', '2012-04-02T14:00:00.000Z'],
    ['2012-04-02', '20:00', 'Asia/Aqtau', '2012-04-02T15:00:00.000Z'],
    ['2012-04-02', '24:00', 'Asia/Almaty', '2012-04-02T18:00:00.000Z'],
    ['2024-03-04', '20:00', 'Asia/Almaty', '2024-03-04T15:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone)).toBe(instant);
  });

  it('is the first of two in the hour that happened twice in Almaty', () => {
    expect(instantOf('2024-02-29', '23:30', 'Asia/Almaty')).toBe('2024-02-29T17:30:00.000Z');
    expect(instantOf('2024-02-29', '24:00', 'Asia/Almaty')).toBe('2024-02-29T19:00:00.000Z');
  });

  it('that is leapt over in spring stands for the same time by the clock before', () => {
    expect(instantOf('2012-03-25', '02:30', 'Europe/Berlin')).toBe('2012-03-25T01:30:00.000Z');
    expect(instantOf('2012-10-28', '02:30', 'Europe/Berlin')).toBe('2012-10-28T00:30:00.000Z');
  });

  it.each([
    ['2012-04-02', '24:01', 'Asia/Almaty', 'not-a-time'],
    ['2012-04-02', '9:00', 'Asia/Almaty', 'not-a-time'],
    ['2012-04-02', '12:60', 'Asia/Almaty', 'not-a-time'],
    ['2012-04-31', '12:00', 'Asia/Almaty', 'not-a-date'],
    ['2012-04-02', '12:00', 'Asia/Nowhere', 'not-a-zone'],
  ])('%s %s in %s is refused: %s', (date, time, zone, code) => {
    expect(() => instantOf(date, time, zone)).toThrow(expect.objectContaining({ code }));
  });
});

it.each(['2012-04-02', '2012-04-02T09:00:00', '2012-04-32T09:00:00Z', 'now'])(
  '"%s" is no instant',
  (instant) => {
    expect(() => millisecondsOf(instant)).toThrow(expect.objectContaining({ code: 'not-an-instant' }));
  },
);

const zones = fc.constantFrom('Asia/Almaty', 'Asia/Aqtau', 'Europe/Berlin', 'America/New_York', 'UTC');
const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});

it('an instant is written as Date writes it, and read again', () => {
  fc.assert(
    fc.property(instants, (at) => {
      expect(instantText(at.getTime())).toBe(at.toISOString());
      expect(millisecondsOf(instantText(at.getTime()))).toBe(at.getTime());
    }),
  );
});

describe('the clock of a zone', () => {
  it('knows the days that the runtime knows', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        // sv-SE writes dates as YYYY-MM-DD.
        expect(localDateOf(at, zone)).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at));
      }),
    );
  });

  it('finds the instant again from its day and time, or its double', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const clock = clockOf(zone);
        const [day, wall] = [clock.dayAt(at.getTime()), clock.wallTimeAt(at.getTime())];
        expect([clock.instantAt(day, wall), clock.instantAt(day, wall, true)]).toContain(at.getTime());
      }),
    );
  });

  it('begins each day where the one before ends', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const clock = clockOf(zone);
        const day = clock.dayAt(at.getTime());
        expect([clock.dayAt(clock.startOf(day)), clock.dayAt(clock.endOf(day) - 1)]).toEqual([day, day]);
        expect(clock.dayAt(clock.startOf(day) - 1)).toBe(day - 1);
      }),
    );
  });
});
