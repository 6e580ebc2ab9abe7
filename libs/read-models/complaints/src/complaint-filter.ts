import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ComplaintStatus, ComplaintTables } from './tables.ts';

/** What tables and lists alike can be narrowed by; what is given must all hold. */
export interface ComplaintScope {
  readonly standard?: string;
  /** Id of the office that hears it. */
  readonly addressee?: string;
  readonly addresseeKind?: string;
  readonly region?: string;
  readonly subject?: string;
  readonly channel?: string;
  /** Only of these offices, whatever else is asked: what the asker may see. */
  readonly visibleOffices?: readonly string[];
}

export interface ComplaintFilter extends ComplaintScope {
  readonly status?: ComplaintStatus;
  readonly late?: boolean;
  readonly extended?: boolean;
  readonly outcome?: string;
  /** Complaints about this application. */
  readonly parentId?: string;
  /** Legal days, YYYY-MM-DD, both included. */
  readonly lodgedFrom?: string;
  readonly lodgedTo?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

const COLUMNS = {
  standard: 'standard',
  addressee: 'office',
  addresseeKind: 'addressee_kind',
  region: 'region',
  subject: 'subject',
  channel: 'channel',
} as const;

export function scopeConditions(
  eb: ExpressionBuilder<ComplaintTables, 'complaints' | 'complaint_counts'>,
  scope: ComplaintScope,
): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = scope[field as keyof typeof COLUMNS];
    if (value !== undefined) conditions.push(eb(column, '=', value));
  }
  const { visibleOffices } = scope;
  if (visibleOffices) {
    conditions.push(visibleOffices.length > 0 ? eb('office', 'in', visibleOffices) : eb.lit(false));
  }
  return conditions;
}

/** The filter as conditions on `complaints`. */
export function conditionsOf(
  eb: ExpressionBuilder<ComplaintTables, 'complaints'>,
  filter: ComplaintFilter,
): Expression<SqlBool>[] {
  const { status, outcome, parentId, late, extended, lodgedFrom, lodgedTo, dueFrom, dueTo } = filter;
  return [
    ...scopeConditions(eb, filter),
    ...(status === undefined ? [] : [eb('status', '=', status)]),
    ...(outcome === undefined ? [] : [eb('outcome', '=', outcome)]),
    ...(parentId === undefined ? [] : [eb('parent_id', '=', parentId)]),
    ...(late === undefined ? [] : [eb('late', '=', late ? 1 : 0)]),
    ...(extended === undefined ? [] : [eb('extended', '=', extended ? 1 : 0)]),
    ...(lodgedFrom === undefined ? [] : [eb('lodged_on', '>=', lodgedFrom)]),
    ...(lodgedTo === undefined ? [] : [eb('lodged_on', '<=', lodgedTo)]),
    ...(dueFrom === undefined ? [] : [eb('due_on', '>=', dueFrom)]),
    ...(dueTo === undefined ? [] : [eb('due_on', '<=', dueTo)]),
  ];
}
