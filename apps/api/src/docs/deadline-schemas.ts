import { LANGUAGES, LIMIT_KINDS, TIME_READING_CHOICES } from '#libs/contract';
import { BUCKETS } from '#libs/read-models/deadlines';
import { boolean, day, instant, number, position, text, textOrNull, uuid } from './primitive-schemas.ts';
import { listOf, nullable, object, page, ref, type Schema } from './schema-parts.ts';

const PERIOD_UNITS = ['month', 'workingDays', 'calendarDays', 'sameDay', 'minutes'];

const counts = Object.fromEntries(BUCKETS.map((bucket) => [bucket, number]));
const choice = (point: keyof typeof TIME_READING_CHOICES): Schema => ({ enum: TIME_READING_CHOICES[point] });

/** What an application tells of a deadline, and lists too. */
const told = {
  id: {
    type: 'string',
    description: '`<application id>.<deadline>`; a limit set again has `.2`, `.3` … at its end.',
  },
  title: nullable(ref('Text')),
  limit: text,
  kind: { enum: LIMIT_KINDS },
  clause: text,
  calendar: { ...text, description: 'Edition of the working calendar.' },
  week: choice('week'),
  period: ref('Period'),
  stop: choice('stop'),
  startAt: instant,
  startOn: day,
  dueOn: day,
  dueAt: { ...instant, description: 'The last instant that is in time.' },
  warnAt: nullable(instant),
  status: {
    enum: ['open', 'missed', 'met', 'met-late'],
    description: '`missed` while nothing has ended it, `met-late` after that.',
  },
  stoppedAt: nullable(instant),
  over: nullable(ref('Lateness')),
  extended: { ...number, description: 'How often more time was given.' },
  revised: { ...number, description: 'How often a revision of the calendar moved it.' },
};

export const DEADLINE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Period: object({ unit: { enum: PERIOD_UNITS } }, { count: number }),
  PeriodRules: object({
    firstDay: { enum: ['not-counted', 'counted'] },
    count: choice('workingDays'),
    lastDayOff: choice('lastDayOff'),
    dayEnds: choice('dayEnds'),
  }),
  Lateness: {
    oneOf: [object({ minutes: number }), object({ calendarDays: number, workingDays: number })],
    description: 'By how much it was too late: minutes for periods in minutes, otherwise days.',
  },
  Deadline: object({ ...told, explanation: { ...text, description: 'Where it explains itself.' } }),
  ListedDeadline: object({
    ...told,
    applicationId: uuid,
    number: { ...text, description: 'By which people call the application.' },
    standard: text,
    edition: text,
    deadline: text,
    office: { ...text, description: 'In whose hands it was set.' },
    region: text,
    rules: ref('PeriodRules'),
    paused: { ...boolean, description: 'In time, and only the consumer can end it.' },
    warnedAt: nullable(instant),
    missedAt: nullable(instant),
    stoppedOn: nullable(day),
    stoppedBy: { ...textOrNull, description: 'The step that ended it.' },
    position,
    links: object({ self: text, explanation: text, application: text }),
  }),
  DeadlinePage: page('ListedDeadline'),
  BoardLine: object(counts, {
    office: text,
    standard: text,
    limit: text,
    title: { ...nullable(ref('Text')), description: 'Of the standard or the limit.' },
  }),
  Board: object({
    by: { enum: ['office', 'standard', 'limit'] },
    calendar: text,
    today: { ...day, description: 'At the office that is asked for.' },
    nextDays: { ...day, description: 'The third working day after today.' },
    weekEnd: { ...day, description: 'Sunday.' },
    items: listOf(ref('BoardLine')),
    total: object(counts),
  }),
  TimesUsed: object(
    { standard: text, office: nullable(text), count: number, medianMinutes: number, p90Minutes: number },
    {
      limit: text,
      title: nullable(ref('Text')),
      from: { ...text, description: 'The state that was left.' },
      to: { ...text, description: 'The state that it was left for.' },
    },
  ),
  Derivation: object(
    {
      start: object({ at: instant, on: day }),
      timeZone: text,
      period: ref('Period'),
      rules: ref('PeriodRules'),
      calendar: object({ id: text, country: text, week: choice('week') }),
      steps: {
        ...listOf(ref('DerivationStep')),
        description: 'Every day counted, skipped or moved from, in order.',
      },
      due: object({ on: day, at: instant, ending: { enum: ['office-closes', 'midnight', 'minutes'] } }),
    },
    { clause: text },
  ),
  DerivationStep: object(
    { kind: text },
    {
      date: day,
      ordinal: number,
      count: number,
      sameDayNumber: boolean,
      reason: ref('Text'),
      source: listOf(text),
      from: day,
      to: day,
    },
  ),
  Explanation: object({
    id: text,
    standard: text,
    edition: text,
    limit: text,
    title: nullable(ref('Text')),
    clause: text,
    dueOn: day,
    dueAt: instant,
    lang: { enum: LANGUAGES },
    text: { ...listOf(text), description: 'The derivation in sentences.' },
    derivation: ref('Derivation'),
    links: object({ self: text, explanation: text, application: text }),
  }),
};
