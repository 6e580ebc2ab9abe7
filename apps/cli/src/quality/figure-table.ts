import type { Language, Text } from '#libs/contract';
import type { IndicatorFigure } from '#libs/read-models/indicators';
import { INDICATORS } from '#workflows/catalogue';
import { writtenTable } from '../table.ts';

/** A figure with its number and its title in annex 3. */
export type TitledFigure = IndicatorFigure & { readonly no: number; readonly title: Text };

/** The figures, which come in the order of the annex, with what it says of them. */
export const titled = (figures: readonly IndicatorFigure[]): readonly TitledFigure[] =>
  INDICATORS.flatMap(({ id, no, title }) =>
    figures.filter(({ indicator }) => indicator === id).map((figure) => ({ no, title, ...figure })),
  );

/** One line for each indicator, as annex 3 has it: normative value, target, present value. */
export const writtenFigures = (figures: readonly IndicatorFigure[], language: Language): string =>
  writtenTable([
    ['', 'indicator', '  value', 'normative', 'target', 'counted', '95 % interval', ''],
    ...titled(figures).map((figure) => [
      figure.no,
      figure.indicator,
      writtenValue(figure),
      figure.normative,
      writtenTarget(figure),
      figure.denominator === 0 ? '' : `${figure.numerator} of ${figure.denominator}`,
      figure.interval ? `${percent(figure.interval.low)} to ${percent(figure.interval.high)}` : '',
      figure.title[language],
    ]),
  ]);

/** The six side by side, for one office, month, … */
export interface FigureLine {
  readonly name: string;
  readonly figures: readonly IndicatorFigure[];
  readonly title: string;
}

/** One line for each office, month, …; the columns are the numbers of the annex. */
export const writtenGrid = (lines: readonly FigureLine[]): string =>
  writtenTable([
    ['', ...INDICATORS.map(({ no }) => String(no)), ''],
    ...lines.map(({ name, figures, title }) => [name, ...titled(figures).map(writtenShare), title]),
  ]);

/** What the columns of a grid are. */
export const writtenLegend = (language: Language): string =>
  writtenTable(INDICATORS.map(({ no, id, title }) => [no, id, title[language]]));

const percent = (value: number): string => value.toFixed(2);

/** As wide as the widest value: the points stand below each other. */
const writtenValue = ({ value }: IndicatorFigure): string =>
  value === null ? 'no data' : percent(value).padStart('no data'.length);

const writtenShare = (figure: IndicatorFigure): string =>
  figure.value === null
    ? 'no data'
    : `${writtenValue(figure).trimStart()} (${figure.numerator}/${figure.denominator})`;

/** From the lowest to the highest where the standards that are counted together have several. */
function writtenTarget({ targets }: IndicatorFigure): string {
  const values = targets.map(({ value }) => value);
  if (values.length === 0) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? String(low) : `${low} to ${high}`;
}
