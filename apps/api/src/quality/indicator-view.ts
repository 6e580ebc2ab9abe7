import { applicationNumber, type Text, type Workflow } from '#libs/contract';
import type {
  FigureGroup,
  FigurePeriod,
  IndicatorCase,
  IndicatorFigure,
  IndicatorGrouping,
  Months,
  ServiceInformation,
  Target,
} from '#libs/read-models/indicators';
import {
  findIndicator,
  findOffice,
  findRegion,
  INDICATOR_GROUP_TITLES,
  INDICATORS,
  type Indicator,
  type IndicatorId,
} from '#workflows/catalogue';
import { given } from '../http/asked.ts';
import type { PeriodParameters } from './indicator-parameters.ts';
import { lastDayOf } from './months.ts';

/** Of which months, standard, office and region figures are. */
export type FigureScope = Months & Pick<PeriodParameters, 'standard' | 'office' | 'region'>;

/** An indicator as annex 3 has it, line by line: title, normative value, the year's target, present value. */
export function figureView(figure: IndicatorFigure, scope: FigureScope) {
  const { indicator, normative, targets, value, numerator, denominator, interval } = figure;
  const own = targets.map(({ standard, year, value: percent, order }) => ({
    standard,
    year,
    value: percent,
    order,
  }));
  return {
    indicator,
    ...entryOf(indicator),
    normative,
    // Of several standards together no one target is theirs.
    target: scope.standard === undefined ? null : (own[0] ?? null),
    targets: own,
    value,
    numerator,
    denominator,
    interval,
    links: { cases: casesOf(indicator, scope) },
  };
}

/** A line of a breakdown, with the title of its standard, office or region. */
export function groupView(
  { value, figures }: FigureGroup,
  by: IndicatorGrouping,
  scope: FigureScope,
  title?: Text,
) {
  const own = { ...scope, [by]: value };
  return { id: value, title: title ?? null, items: figures.map((figure) => figureView(figure, own)) };
}

/** Name of an office or region; of a standard the workflows know it. */
export const placeTitle = (by: IndicatorGrouping, id: string): Text | undefined =>
  by === 'office' ? findOffice(id)?.name : findRegion(id)?.name;

/** The figures of one period of a trend. */
export function periodView({ name, from, to, figures }: FigurePeriod, scope: FigureScope) {
  const own = { ...scope, from, to };
  return { period: name, from, to, items: figures.map((figure) => figureView(figure, own)) };
}

/** An application behind a figure. Its subject is the question, or the deadline by which it was judged. */
export function caseView({ applicationId, subject, ...told }: IndicatorCase, indicator: string) {
  const application = { application: `/applications/${applicationId}` };
  return {
    applicationId,
    number: applicationNumber(applicationId),
    ...told,
    subject,
    links:
      indicator === 'timely-provision'
        ? { ...application, deadline: `/deadlines/${applicationId}.${subject}` }
        : application,
  };
}

export function targetView({ indicator, standard, year, value, order }: Target) {
  return { indicator, title: findIndicator(indicator)?.title ?? null, standard, year, value, order };
}

/** What is published about a standard; all null where its owner has said nothing yet. */
export function informationView({ id, title }: Workflow, record: ServiceInformation | undefined) {
  const { available = null, address = null, asOf = null } = record ?? {};
  return { standard: id, title, available, address, asOf };
}

const ENTRIES = Object.fromEntries(INDICATORS.map((entry) => [entry.id, entry])) as Record<
  IndicatorId,
  Indicator
>;

function entryOf(id: IndicatorId) {
  const { no, title, group } = ENTRIES[id];
  return { no, title, group: { id: group, title: INDICATOR_GROUP_TITLES[group] } };
}

/** Where the applications behind the figure are listed; for what counts none, the register that it is read from. */
function casesOf(indicator: IndicatorId, { from, to, standard, office, region }: FigureScope): string {
  if (indicator === 'information-available-electronically')
    return addressOf('/indicators/information', { on: lastDayOf(to), ...given({ standard }) });
  return addressOf(`/indicators/${indicator}/cases`, { from, to, ...given({ standard, office, region }) });
}

const addressOf = (path: string, query: Readonly<Record<string, string>>) =>
  `${path}?${String(new URLSearchParams(query))}`;
