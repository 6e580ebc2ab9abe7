import fc from 'fast-check';
import { derivationText } from './derivation-text.ts';
import { explain } from './derivation.ts';
import { dueOf } from './due.ts';
import type { CalendarEdition } from './edition.ts';
import { localDateOf } from './local-date.ts';
import type { DueInput, Period, PeriodRules } from './periods.ts';
import { workingCalendar } from './working-calendar.ts';

const EDITION: CalendarEdition = {
  id: 'kz-spring',
  country: 'KZ',
  years: { from: 2012, to: 2013 },
  days: [
    {
      date: '2012-04-30',
      dayOff5: true,
      dayOff6: false,
      movedFrom: '2012-04-28',
      reason: {
        kk: '28.04.2012 күнінен ауыстырылған демалыс',
        ru: 'Перенос дня отдыха с 28.04.2012',
        en: 'Day off moved from 2012-04-28',
      },
      source: ['decree 458', 'a newspaper'],
    },
    {
      date: '2012-05-01',
      dayOff5: true,
      dayOff6: true,
      reason: { kk: 'Бірлік мерекесі', ru: 'Праздник единства', en: 'Day of Unity' },
      source: ['law 267'],
    },
    {
      date: '2013-01-01',
      dayOff5: true,
      dayOff6: true,
      reason: { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' },
      source: ['law 267'],
    },
  ],
};

const inputOf = (startAt: string, period: Period, rules: Partial<PeriodRules> = {}): DueInput => ({
  startAt,
  period,
  rules: {
    firstDay: 'not-counted',
    count: 'nth-day',
    lastDayOff: 'moves-on',
    dayEnds: 'office-closes',
    ...rules,
  },
  calendar: workingCalendar(EDITION, 5),
  timeZone: 'Asia/Almaty',
  hours: {
    openings: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }],
    breaks: [],
  },
});

const FRIDAY = '2012-04-27T04:30:00.000Z';
const TWO_DAYS: Period = { unit: 'workingDays', count: 2 };
const stepsOf = (period: Period, rules: Partial<PeriodRules> = {}, startAt = FRIDAY) =>
  explain(inputOf(startAt, period, rules)).steps.map((step) => [
    step.kind,
    'to' in step ? step.to : step.date,
    ...('ordinal' in step ? [step.ordinal] : []),
  ]);

describe('a derivation', () => {
  it('says everything that the due instant follows from', () => {
    expect(explain({ ...inputOf(FRIDAY, TWO_DAYS), clause: 'passport-and-id-card:7' })).toMatchObject({
      start: { at: FRIDAY, on: '2012-04-27' },
      timeZone: 'Asia/Almaty',
      clause: 'passport-and-id-card:7',
      period: TWO_DAYS,
      rules: { firstDay: 'not-counted' },
      calendar: { id: 'kz-spring', country: 'KZ', week: 5 },
      due: { on: '2012-05-03', at: '2012-05-03T14:00:00.000Z', ending: 'office-closes' },
    });
  });

  it('names each day, counted or skipped, with reason and source', () => {
    expect(stepsOf(TWO_DAYS)).toEqual([
      ['skipped', '2012-04-28'],
      ['skipped', '2012-04-29'],
      ['skipped', '2012-04-30'],
      ['skipped', '2012-05-01'],
      ['counted', '2012-05-02', 1],
      ['counted', '2012-05-03', 2],
    ]);
    expect(explain(inputOf(FRIDAY, TWO_DAYS)).steps[3]).toEqual({
      kind: 'skipped',
      date: '2012-05-01',
      reason: { kk: 'Бірлік мерекесі', ru: 'Праздник единства', en: 'Day of Unity' },
      source: ['law 267'],
    });
  });

  it('counts the day of the start where it counts, and the day of the end as one more where it does not', () => {
    expect(
      stepsOf(TWO_DAYS, { firstDay: 'counted', count: 'full-days-between' }).map(([kind]) => kind),
    ).toEqual(['counted', ...['skipped', 'skipped', 'skipped', 'skipped'], 'counted', 'full-days']);
  });

  it('tells a month as one leap, and the move from a last day off', () => {
    expect(stepsOf({ unit: 'month', count: 1 }, {}, '2012-03-31T04:00:00Z')).toEqual([
      ['months', '2012-04-30'],
      ['skipped', '2012-04-30'],
      ['skipped', '2012-05-01'],
      ['moved', '2012-05-02'],
    ]);
  });

  it('counts days off as calendar days, and moves on from the last', () => {
    expect(stepsOf({ unit: 'calendarDays', count: 4 })).toEqual([
      ...['2012-04-28', '2012-04-29', '2012-04-30', '2012-05-01'].map((date, place) => [
        'counted',
        date,
        place + 1,
      ]),
      ['skipped', '2012-05-01'],
      ['moved', '2012-05-02'],
    ]);
  });

  it('says so where a last day off does not move on', () => {
    expect(stepsOf({ unit: 'month', count: 1 }, { lastDayOff: 'stays' }, '2012-03-31T04:00:00Z')).toEqual([
      ['months', '2012-04-30'],
      ['stays', '2012-04-30'],
    ]);
  });

  it('can be told of a month that ends on the last day of the calendar', () => {
    const steps = stepsOf({ unit: 'month', count: 1 }, { firstDay: 'counted' }, '2013-12-01T04:00:00Z');
    expect(steps).toEqual([
      ['months', '2014-01-01'],
      ['first-day-counts', '2013-12-31'],
    ]);
  });
});

const periods = fc.oneof(
  fc.record({
    unit: fc.constantFrom('workingDays', 'calendarDays'),
    count: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({ unit: fc.constant('month'), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ unit: fc.constant('minutes'), count: fc.integer({ min: 1, max: 3000 }) }),
  fc.constant({ unit: 'sameDay' }),
) as fc.Arbitrary<Period>;
const rules = fc.record<PeriodRules>({
  firstDay: fc.constantFrom('not-counted', 'counted'),
  count: fc.constantFrom('nth-day', 'full-days-between'),
  lastDayOff: fc.constantFrom('moves-on', 'stays'),
  dayEnds: fc.constantFrom('office-closes', 'midnight'),
});
const starts = fc
  .date({ min: new Date('2012-01-02T00:00:00Z'), max: new Date('2013-05-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('however a period is counted', () => {
  it('the due instant falls on the due day, not before the start, and the derivation gives the same', () => {
    fc.assert(
      fc.property(starts, periods, rules, (startAt, period, rule) => {
        const input = inputOf(startAt, period, rule);
        const due = dueOf(input);
        const { start, due: explained } = explain(input);
        expect(localDateOf(due.dueAt, input.timeZone)).toBe(due.dueOn);
        expect(due.startOn).toBe(localDateOf(startAt, input.timeZone));
        expect({ startOn: start.on, dueOn: explained.on, dueAt: explained.at }).toEqual(due);
      }),
      { numRuns: 300 },
    );
  });

  it('each day between start and due day has its one place, in order', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 120 }), rules, (startAt, count, rule) => {
        const { steps, start, due } = explain(inputOf(startAt, { unit: 'workingDays', count }, rule));
        const days = steps.map((step) => ('date' in step ? step.date : step.to));
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.at(-1) ?? start.on).toBe(due.on);
        expect(steps.filter(({ kind }) => kind === 'counted')).toHaveLength(count);
      }),
    );
  });

  it('its story is told in three languages', () => {
    fc.assert(
      fc.property(starts, periods, rules, (startAt, period, rule) => {
        const derivation = explain(inputOf(startAt, period, rule));
        const lengths = (['kk', 'ru', 'en'] as const).map(
          (language) => derivationText(derivation, language).length,
        );
        expect(new Set(lengths).size).toBe(1);
        expect(derivationText(derivation, 'kk').join(' ')).not.toMatch(/undefined|NaN|\bnull\b/);
      }),
    );
  });
});
