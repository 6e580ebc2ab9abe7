import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { periodsIn } from './period.ts';
import type { Months } from './period.ts';
import { WHOLE_REGION } from './tables.ts';
import type { IndicatorTables } from './tables.ts';

/** Which applications count; what is given must all hold. */
export interface IndicatorFilter extends Months {
  readonly standard?: string;
  readonly office?: string;
  readonly region?: string;
  /** Only of these offices, whatever else is asked: what the asker may see. */
  readonly visibleOffices?: readonly string[];
}

type Placed = 'indicator_counts' | 'indicator_cases';
type Builder = ExpressionBuilder<IndicatorTables, Placed>;

/** All of the filter but its months, which the two tables write differently. */
export function placeConditions(eb: Builder, filter: IndicatorFilter): Expression<SqlBool>[] {
  const { standard, office, region, visibleOffices } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (standard !== undefined) conditions.push(eb('workflow', '=', standard));
  if (office !== undefined) conditions.push(eb('office', '=', office));
  if (region !== undefined) conditions.push(eb('region', '=', region));
  // One office is compared and not sought in a list: its index is in the order of the list then.
  if (visibleOffices?.length === 1) conditions.push(eb('office', '=', visibleOffices[0] ?? ''));
  else if (visibleOffices?.length === 0) conditions.push(eb.lit(false));
  else if (visibleOffices) conditions.push(eb('office', 'in', visibleOffices));
  return conditions;
}

/** The filter as conditions on `indicator_counts`: rows of offices where offices matter, and else those of regions. */
export function countConditions(
  eb: ExpressionBuilder<IndicatorTables, 'indicator_counts'>,
  filter: IndicatorFilter,
  byOffice: boolean,
): Expression<SqlBool>[] {
  const named = filter.office !== undefined || filter.visibleOffices !== undefined;
  const months = periodsIn(filter, 'month').map(({ name }) => name);
  return [
    // Each month by its name and not all by their bounds, so that the index goes on to the office.
    months.length > 0 ? eb('month', 'in', months) : eb.lit(false),
    ...placeConditions(eb, filter),
    ...(named ? [] : [eb('office', byOffice ? '>' : '=', WHOLE_REGION)]),
  ];
}
