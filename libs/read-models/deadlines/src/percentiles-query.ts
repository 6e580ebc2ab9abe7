import type { Kysely } from 'kysely';
import type { DeadlineTables, TimeRow } from './tables.ts';
import { percentile } from './time-used.ts';

export interface PercentilesOptions {
  /** From start to stop of the deadlines of each limit; or in each state, from entering to leaving it. */
  readonly by: TimeRow['measure'];
  /** Months, YYYY-MM, both included, in which the deadlines ended or the states were left. */
  readonly from: string;
  readonly to: string;
  readonly workflow?: string;
  readonly office?: string;
  /** Only the times of these offices, whatever else is asked: what the asker may see. */
  readonly visibleOffices?: readonly string[];
  /** Each office by itself; otherwise all that are asked for together. */
  readonly eachOffice?: boolean;
}

/** How long something took. Elapsed time, nights and days off included; off by 1/32 at most. */
export interface TimesUsed {
  readonly workflow: string;
  /** Null where several offices are taken together. */
  readonly office: string | null;
  /** The limit; or the state that was left, and the one that it was left for. */
  readonly of: { readonly limit: string } | { readonly from: string; readonly to: string };
  readonly count: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}

/** Median and ninth decile, in order of workflow, limit or step, office. Costs what there are buckets, however many cases. */
export async function percentiles(
  db: Kysely<DeadlineTables>,
  options: PercentilesOptions,
): Promise<readonly TimesUsed[]> {
  const offices = officesOf(options);
  if (offices?.length === 0) return [];
  const each = options.eachOffice === true ? (['office'] as const) : [];
  let query = db
    .selectFrom('deadline_times')
    .select(['workflow', 'name', 'bucket', ...each])
    .select((eb) => eb.fn.sum<number | string>('count').as('count'))
    .where('measure', '=', options.by)
    .where('month', '>=', options.from)
    .where('month', '<=', options.to)
    .groupBy(['workflow', 'name', ...each, 'bucket'])
    .orderBy('workflow')
    .orderBy('name');
  for (const column of each) query = query.orderBy(column);
  query = offices ? query.where('office', 'in', offices) : query.where('office', '!=', '');
  if (options.workflow !== undefined) query = query.where('workflow', '=', options.workflow);
  return timesOf(await query.orderBy('bucket').execute(), options.by);
}

/** Undefined for all, each by itself. */
function officesOf(options: PercentilesOptions): readonly string[] | undefined {
  const { office, visibleOffices, eachOffice } = options;
  if (office !== undefined) return !visibleOffices || visibleOffices.includes(office) ? [office] : [];
  if (visibleOffices) return visibleOffices;
  return eachOffice ? undefined : [''];
}

interface BucketRow extends Pick<TimeRow, 'workflow' | 'name' | 'bucket'> {
  readonly office?: string;
  readonly count: number | string;
}

function timesOf(rows: readonly BucketRow[], by: TimeRow['measure']): readonly TimesUsed[] {
  const groups = Map.groupBy(rows, ({ workflow, name, office }) => JSON.stringify([workflow, name, office]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const buckets = group.map(({ bucket, count }) => ({ bucket, count: Number(count) }));
    return {
      workflow: first.workflow,
      office: first.office ?? null,
      of: by === 'limit' ? { limit: first.name } : stepIn(first.name),
      count: buckets.reduce((sum, { count }) => sum + count, 0),
      medianMinutes: percentile(buckets, 0.5),
      p90Minutes: percentile(buckets, 0.9),
    };
  });
}

function stepIn(name: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = name.split('→');
  return { from, to };
}
