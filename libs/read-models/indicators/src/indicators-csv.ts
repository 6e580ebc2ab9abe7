import { csvOf } from '#libs/csv';
import type { CsvColumns } from '#libs/csv';
import type { IndicatorCase } from './case-page.ts';
import type { IndicatorFigure } from './figure.ts';

interface Line {
  /** What the figures are of: a period, an office, a region, a standard; empty for all together. */
  readonly group: string;
  readonly figure: IndicatorFigure;
}

const COLUMNS: CsvColumns<Line> = {
  group: ({ group }) => group,
  indicator: ({ figure }) => figure.indicator,
  normative: ({ figure }) => figure.normative,
  target: ({ figure }) => theTarget(figure)?.value,
  order: ({ figure }) => {
    const order = theTarget(figure)?.order;
    return order && `${order.number} (${order.date})`;
  },
  // No data is an empty cell, never 0.
  value: ({ figure }) => figure.value,
  numerator: ({ figure }) => figure.numerator,
  denominator: ({ figure }) => figure.denominator,
  low: ({ figure }) => figure.interval?.low,
  high: ({ figure }) => figure.interval?.high,
};

const CASES: CsvColumns<IndicatorCase> = {
  application: ({ applicationId }) => applicationId,
  standard: ({ standard }) => standard,
  office: ({ office }) => office,
  region: ({ region }) => region,
  on: ({ on }) => on,
  counted: ({ counted }) => counted,
  subject: ({ subject }) => subject,
};

/** A line for each indicator of each group: of a breakdown, of a trend (its periods), or of one table. */
export const indicatorsCsv = (
  groups: readonly { readonly value: string; readonly figures: readonly IndicatorFigure[] }[],
): string =>
  csvOf(
    COLUMNS,
    groups.flatMap(({ value: group, figures }) => figures.map((figure) => ({ group, figure }))),
  );

/** The applications behind an indicator. */
export const indicatorCasesCsv = (cases: Iterable<IndicatorCase>): string => csvOf(CASES, cases);

/** Where figures are of several standards together, no one target is theirs. */
const theTarget = ({ targets }: IndicatorFigure) => (targets.length === 1 ? targets[0] : undefined);
