import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Months } from './period.ts';
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
  if (visibleOffices) {
    conditions.push(visibleOffices.length > 0 ? eb('office', 'in', visibleOffices) : eb.lit(false));
  }
  return conditions;
}
