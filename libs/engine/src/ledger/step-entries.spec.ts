import { DEFAULT_TIME_READINGS, type DeadlineSet } from '#libs/contract';
import { PLAIN_CALENDAR } from '#libs/testing';
import { CalendarRegister } from './calendar-register.ts';
import { LegalTime } from './legal-time.ts';
import { EMPTY_LEDGER, noted } from './ledger.ts';
import { entriesOf } from './step-entries.ts';
import { timedWorkflow } from './testing/timed-workflow.ts';

/** The east is an hour ahead of the west. */
const ZONES: Readonly<Record<string, string>> = { east: 'Asia/Almaty', west: 'Asia/Aqtau' };
const time = new LegalTime({
  calendars: new CalendarRegister(PLAIN_CALENDAR),
  timeZoneOf: (office) => ZONES[office] ?? 'UTC',
});

describe('a step at another office than the one in whose hands a deadline was set', () => {
  it.each([
    ['east', 1],
    ['west', 0],
  ])('is late by the days of the %s, where it was set', (office, days) => {
    const { week } = DEFAULT_TIME_READINGS;
    const set = {
      deadline: 'answer',
      limit: 'answer',
      stop: 'handed-over',
      week,
      period: { unit: 'calendarDays', count: 15 },
      calendar: 'plain',
      dueOn: '2012-05-02',
      dueAt: '2012-05-02T12:00:00.000Z',
    } as unknown as DeadlineSet;
    const ledger = noted(EMPTY_LEDGER, {
      type: 'DeadlineSet',
      data: set as never,
      metadata: { clause: 'small:7', office },
    });
    // Half past midnight in the east, half past eleven in the evening in the west.
    const step = {
      type: 'Answered',
      data: {},
      occurredAt: '2012-05-02T18:30:00.000Z',
      occurredOn: '2012-05-03',
      office: 'elsewhere',
    };
    const [entry] = entriesOf(timedWorkflow(), ledger, step, time);
    expect(entry).toMatchObject({ type: 'DeadlineMetLate', data: { over: { calendarDays: days } } });
  });
});
