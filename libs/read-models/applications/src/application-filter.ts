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

const EQUAL = {
  workflow: 'workflow',
  state: 'state',
  office: 'office',
  region: 'region',
  number: 'number',
} as const;

/** The filter as conditions on `applications`. */
export function conditionsOf(eb: Builder, filter: ApplicationFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  for (const field of Object.values(EQUAL)) {
    const value = filter[field];
    if (value !== undefined) conditions.push(eb(field, '=', value));
  }
  // By exclusion and not by a list: a list would be looked up by workflow, and then sorted.
  if (filter.exceptWorkflow !== undefined) conditions.push(eb('workflow', '!=', filter.exceptWorkflow));
  if (filter.parentId !== undefined) conditions.push(eb('parent_id', '=', filter.parentId));
  conditions.push(...dayConditions(eb, filter));
  if (filter.applicant !== undefined) conditions.push(...applicantConditions(eb, filter.applicant));
  const { visibleOffices } = filter;
  if (visibleOffices)
    conditions.push(visibleOffices.length > 0 ? eb('office', 'in', visibleOffices) : eb.lit(false));
  return conditions;
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
): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (submittedFrom !== undefined) {
    conditions.push(eb('submitted_on', '>=', submittedFrom));
    const midnight = Date.parse(submittedFrom);
    if (midnight) conditions.push(eb('submitted_at', '>=', new Date(midnight - DAY_MS).toISOString()));
  }
  if (submittedTo !== undefined) {
    conditions.push(eb('submitted_on', '<=', submittedTo));
    const midnight = Date.parse(submittedTo);
    if (midnight) conditions.push(eb('submitted_at', '<=', new Date(midnight + 2 * DAY_MS).toISOString()));
  }
  return conditions;
}
