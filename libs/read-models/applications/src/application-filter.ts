import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { prefixRange } from '#libs/projections';
import { searchWords } from './applicant.ts';
import type { ApplicationTables } from './tables.ts';

/** Which applications; what is given must all hold. */
export interface ApplicationFilter {
  readonly workflow?: string;
  /** Everything but this: applications and complaints stand in the same tables. */
  readonly exceptWorkflow?: string;
  readonly state?: string;
  readonly office?: string;
  readonly region?: string;
  /** Legal days, YYYY-MM-DD, both included. */
  readonly submittedFrom?: string;
  readonly submittedTo?: string;
  /** An IIN (twelve digits), or beginnings of words of the name, in any order: `иван пет`. */
  readonly applicant?: string;
  readonly number?: string;
  /** Complaints about this application. */
  readonly parentId?: string;
  /** Only applications of these offices, whatever else is asked: what the asker may see. */
  readonly visibleOffices?: readonly string[];
}

type Builder = ExpressionBuilder<ApplicationTables, 'applications'>;

const PLACES = ['workflow', 'state', 'office', 'region'] as const;

/** The filter as conditions on `applications`. */
export function conditionsOf(eb: Builder, filter: ApplicationFilter): Expression<SqlBool>[] {
  const { number, parentId, applicant, exceptWorkflow, visibleOffices } = filter;
  const conditions: Expression<SqlBool>[] = [];
  if (number !== undefined) conditions.push(eb('number', '=', number));
  if (parentId !== undefined) conditions.push(eb('parent_id', '=', parentId));
  if (applicant !== undefined) conditions.push(...applicantConditions(eb, applicant));

  const few = conditions.length > 0;
  const place = (column: (typeof PLACES)[number]) => (few ? checkedOnly(eb, column) : eb.ref(column));
  for (const column of PLACES) {
    const value = filter[column];
    if (value !== undefined) conditions.push(eb(place(column), '=', value));
  }
  // By exclusion and not by a list: a list would be looked up by workflow, and then sorted.
  if (exceptWorkflow !== undefined) conditions.push(eb('workflow', '!=', exceptWorkflow));
  conditions.push(...dayConditions(eb, filter, few));
  if (visibleOffices)
    conditions.push(visibleOffices.length > 0 ? eb(place('office'), 'in', visibleOffices) : eb.lit(false));
  return conditions;
}

/**
 * A column by which nothing is looked up. Where a number, a person or a parent leaves few rows, the rest is checked on
 * those: a planner without statistics might look up a whole standard or office instead, and read all of it.
 */
function checkedOnly(eb: Builder, column: (typeof PLACES)[number]): Expression<string> {
  return sql<string>`${eb.ref(column)} || ''`;
}

function applicantConditions(eb: Builder, applicant: string): Expression<SqlBool>[] {
  const asked = applicant.trim();
  if (/^\d{12}$/.test(asked)) return [eb('iin', '=', asked)];
  const words = searchWords(asked);
  // A name without a letter is nobody's; it must not mean everybody.
  if (words.length === 0) return [eb.lit(false)];
  return words.map((word) => {
    const { from, before } = prefixRange(word);
    const ids = eb.selectFrom('applicant_words').select('application_id');
    return eb('id', 'in', ids.where('word', '>=', from).where('word', '<', before));
  });
}

const DAY_MS = 86_400_000;

/**
 * The legal day decides; the instant, of which the day is known within a time zone, lets an index find the place.
 * A bound that is no day finds nothing to bound and is compared as text.
 */
function dayConditions(
  eb: Builder,
  { submittedFrom, submittedTo }: ApplicationFilter,
  few: boolean,
): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (submittedFrom !== undefined) {
    conditions.push(eb('submitted_on', '>=', submittedFrom));
    const midnight = Date.parse(submittedFrom);
    if (midnight && !few)
      conditions.push(eb('submitted_at', '>=', new Date(midnight - DAY_MS).toISOString()));
  }
  if (submittedTo !== undefined) {
    conditions.push(eb('submitted_on', '<=', submittedTo));
    const midnight = Date.parse(submittedTo);
    if (midnight && !few)
      conditions.push(eb('submitted_at', '<=', new Date(midnight + 2 * DAY_MS).toISOString()));
  }
  return conditions;
}
