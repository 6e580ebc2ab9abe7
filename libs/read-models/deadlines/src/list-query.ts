import type { Kysely } from 'kysely';
import type { JsonObject } from '#libs/contract';
import { STANDINGS_OF, stretchesOf } from './buckets.ts';
import type { Bucket, Stretch } from './buckets.ts';
import type { BoardDays } from './board-days.ts';
import type { Deadline, DeadlinePage, DeadlineStatus } from './deadline.ts';
import { isOfLimits, isOneOf, limitsOf, lookUp } from './deadline-filter.ts';
import type { DeadlineFilter } from './deadline-filter.ts';
import { cursorAfter, pageOf } from './page-query.ts';
import type { Section } from './page-query.ts';
import { STANDINGS } from './tables.ts';
import type { DeadlineTables } from './tables.ts';

const PAGE = { usual: 50, most: 500 };

export interface PageOptions {
  /** Rows of a page: default 50, at most 500. */
  readonly limit?: number;
  /** `nextCursor` of the page before, asked with the same filter. */
  readonly cursor?: string;
}

export interface ListOptions extends DeadlineFilter, PageOptions {
  /** A place on the board, on these days. */
  readonly bucket?: { readonly name: Bucket; readonly days: BoardDays };
  readonly status?: DeadlineStatus;
  /** Legal days, YYYY-MM-DD, both included. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

/** A period of legal days, YYYY-MM-DD, both included, in which deadlines began, were due, or ended. */
export interface AuditOptions extends DeadlineFilter, PageOptions {
  readonly by: 'due' | 'start' | 'stop';
  readonly from: string;
  readonly to: string;
  readonly status?: DeadlineStatus;
}

/** A page of deadlines in order of the day and instant at which they are due. @throws ServiceError `unknown-cursor` */
export async function listPage(db: Kysely<DeadlineTables>, options: ListOptions): Promise<DeadlinePage> {
  const { offices, limits } = await lookUp(db, options);
  // Either index has what the other conditions ask for behind its order, so that no row is looked at in vain.
  const prefixes: readonly Section['equal'][] = offices
    ? offices.map((office) => ({ office }))
    : (limits ?? (await limitsOf(db, options)));
  const sections = prefixes.flatMap((prefix) =>
    stretchesIn(options).map(({ standing, ...days }) => ({ equal: { standing, ...prefix }, ...days })),
  );
  const { region, limit, cursor } = options;
  return pageOf(db, {
    order: 'due',
    sections,
    conditions: (eb) => [
      ...(offices && limits ? [isOfLimits(eb, limits)] : []),
      ...(region === undefined ? [] : [isOneOf(eb, 'region', [region])]),
    ],
    filter: tieOf(options),
    cursor,
    size: pageSize(limit),
  });
}

/** From so many offices on, one list is read through for all of them, instead of one for each as far as the page may need. */
const MANY_OFFICES = 8;

/**
 * A page of what began, was due or ended in a period, in order of that day; by due day also of the instant.
 * @throws ServiceError `unknown-cursor`
 */
export async function auditPage(db: Kysely<DeadlineTables>, options: AuditOptions): Promise<DeadlinePage> {
  const { by, from, to, limit, cursor, status, region } = options;
  if (by === 'due') return listPage(db, dueIn(options));
  const { offices, limits } = await lookUp(db, options);
  const few = offices && offices.length < MANY_OFFICES;
  const prefixes: readonly Section['equal'][] = few ? offices.map((office) => ({ office })) : [{}];
  return pageOf(db, {
    order: by,
    sections: prefixes.map((equal) => ({ equal, from, to })),
    conditions: (eb) => [
      ...(offices && !few ? [isOneOf(eb, 'office', offices)] : []),
      ...(limits ? [isOfLimits(eb, limits)] : []),
      ...(region === undefined ? [] : [isOneOf(eb, 'region', [region])]),
      ...(status ? [isOneOf(eb, 'standing', STANDINGS_OF[status])] : []),
    ],
    filter: tieOf(options),
    cursor,
    size: pageSize(limit),
  });
}

/** The cursor of the audit page that follows a deadline. */
export const auditCursor = (options: AuditOptions, deadline: Deadline): string =>
  cursorAfter(deadline, options.by, tieOf(options.by === 'due' ? dueIn(options) : options));

/** The audit by due day is the list of what was due between two days. */
function dueIn(options: AuditOptions): ListOptions {
  const { by: _, from: dueFrom, to: dueTo, ...asked } = options;
  return { ...asked, dueFrom, dueTo };
}

/** What a cursor is tied to: all that was asked but the page. */
function tieOf(options: ListOptions | AuditOptions): JsonObject {
  const { limit: _, cursor: __, ...filter } = options;
  return filter;
}

function stretchesIn({ bucket, status, dueFrom, dueTo }: ListOptions): readonly Stretch[] {
  const hanging: readonly Stretch[] = bucket
    ? stretchesOf(bucket.name, bucket.days)
    : STANDINGS.map((standing) => ({ standing }));
  return hanging
    .filter(({ standing }) => !status || STANDINGS_OF[status].includes(standing))
    .map(({ standing, from, to }) => {
      const [first, last] = [latest(from, dueFrom), earliest(to, dueTo)];
      return {
        standing,
        ...(first !== undefined && { from: first }),
        ...(last !== undefined && { to: last }),
      };
    });
}

const latest = (one?: string, other?: string) => (one !== undefined && (other ?? '') < one ? one : other);
const earliest = (one?: string, other?: string) =>
  one !== undefined && (other === undefined || one < other) ? one : other;

const pageSize = (asked: number | undefined) =>
  Math.max(1, Math.min(PAGE.most, Math.trunc(asked ?? PAGE.usual)));
