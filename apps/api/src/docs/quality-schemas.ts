import { COMPLAINT_STATUSES, type ComplaintTotal } from '#libs/read-models/complaints';
import { INDICATORS, PERIOD_UNITS } from '#libs/read-models/indicators';
import { INDICATOR_GROUPS } from '#workflows/catalogue';
import { QUESTIONS } from '#workflows/quality';
import { COMPLAINT_GROUPINGS } from '../complaints/overview-parameters.ts';
import { GROUPINGS } from '../quality/indicator-parameters.ts';
import { boolean, day, instant, number, position, text, textOrNull, uuid } from './primitive-schemas.ts';
import { listOf, nullable, object, page, ref, type Schema } from './schema-parts.ts';

const percent: Schema = { type: 'number', description: 'Per cent.' };
const month: Schema = { ...text, description: 'YYYY-MM.' };
const order = object({ number: text, date: day });
const target = { standard: text, year: number, value: percent, order };
const figures = listOf(ref('IndicatorFigure'));
const tally = {
  open: number,
  openLate: { ...number, description: 'Among those open.' },
  answered: number,
  answeredLate: { ...number, description: 'Among those answered.' },
  notConsidered: number,
} satisfies Readonly<Record<keyof ComplaintTotal, Schema>>;

export const QUALITY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Recorded: object({ id: uuid, state: text, revision: number, position, events: listOf(ref('Event')) }),
  SurveyQuestions: object({
    items: listOf(object({ id: { enum: QUESTIONS }, title: ref('Text'), indicator: { enum: INDICATORS } })),
  }),
  IndicatorTarget: object(target),
  IndicatorFigure: object({
    indicator: { enum: INDICATORS },
    no: { ...number, description: 'Its number in annex 3.' },
    title: ref('Text'),
    group: object({ id: { enum: INDICATOR_GROUPS }, title: ref('Text') }),
    normative: percent,
    target: {
      ...nullable(ref('IndicatorTarget')),
      description: "The year's, where the figures are of one standard that has one.",
    },
    targets: { ...listOf(ref('IndicatorTarget')), description: 'Of each standard that has one.' },
    value: { type: ['number', 'null'], description: 'Per cent, two decimals; null: no data.' },
    numerator: number,
    denominator: number,
    interval: {
      ...nullable(object({ low: percent, high: percent })),
      description: 'Wilson, 95 %: where some were asked; null for what is counted of all.',
    },
    links: object({ cases: { ...text, description: 'What is behind the figure.' } }),
  }),
  IndicatorGroup: object({
    id: { ...text, description: 'Of the standard, office or region.' },
    title: nullable(ref('Text')),
    items: figures,
  }),
  IndicatorTable: object(
    {
      period: { ...textOrNull, description: 'Its name, where it was asked for by name.' },
      from: month,
      to: month,
      items: { ...figures, description: 'All together, in the order of annex 3.' },
    },
    { by: { enum: GROUPINGS }, groups: listOf(ref('IndicatorGroup')) },
  ),
  IndicatorTrend: object({
    unit: { enum: PERIOD_UNITS },
    from: month,
    to: month,
    periods: listOf(object({ period: text, from: month, to: month, items: figures })),
  }),
  IndicatorCase: object({
    applicationId: uuid,
    number: text,
    standard: text,
    office: text,
    region: text,
    counted: { ...boolean, description: 'Whether it counts for the numerator.' },
    on: { ...day, description: 'Ended, was due unended, or was answered on.' },
    subject: { ...text, description: 'The deadline, or the question.' },
    links: object({ application: text }, { deadline: text }),
  }),
  IndicatorCasePage: page('IndicatorCase'),
  IndicatorTargets: object({
    year: number,
    items: listOf(object({ indicator: { enum: INDICATORS }, title: nullable(ref('Text')), ...target })),
  }),
  ServiceInformation: object({
    on: day,
    items: listOf(
      object({
        standard: text,
        title: ref('Text'),
        available: { type: ['boolean', 'null'], description: 'null: nothing was recorded yet.' },
        address: textOrNull,
        asOf: nullable(day),
      }),
    ),
  }),
  ComplaintLine: object({
    id: uuid,
    number: text,
    application: nullable(uuid),
    standard: text,
    subject: text,
    channel: text,
    anonymous: boolean,
    addressee: { ...text, description: 'Id of the office that hears it.' },
    addresseeKind: text,
    region: text,
    state: text,
    status: { enum: COMPLAINT_STATUSES },
    outcome: { ...textOrNull, description: 'How it was answered, or why it was not considered.' },
    inCourt: boolean,
    lodgedAt: instant,
    lodgedOn: day,
    registeredOn: nullable(day),
    incomingNumber: textOrNull,
    dueOn: nullable(day),
    dueAt: nullable(instant),
    extended: boolean,
    closedOn: nullable(day),
    late: boolean,
    links: object({ self: text }, { application: text }),
  }),
  ComplaintLinePage: page('ComplaintLine'),
  ComplaintOverview: object({
    by: { enum: COMPLAINT_GROUPINGS },
    items: listOf(object({ value: text, ...tally })),
    total: object(tally),
  }),
};
