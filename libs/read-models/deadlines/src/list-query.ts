import type { Kysely } from 'kysely';
import type { JsonObject } from '#libs/contract';
import { STANDINGS_OF, stretchesOf } from './buckets.ts';
import type { Bucket, Stretch } from './buckets.ts';
import type { BoardDays } from './board-days.ts';
import type { Deadline, DeadlinePage, DeadlineStatus } from './deadline.ts';
import { duePrefixes, officePrefixes, remainingConditions } from './deadline-filter.ts';
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
  const { limit, cursor, ...filter } = options;
  const stretches = stretchesIn(options);
  const prefixes = await duePrefixes(db, filter);
  const sections = prefixes.flatMap((prefix) =>
    stretches.map(({ standing, ...days }): Section => ({ equal: { standing, ...prefix }, ...days })),
  );
  return pageOf(db, {
    order: 'due',
    sections,
    conditions: (eb) => remainingConditions(eb, filter),
    filter: tieOf(options),
    cursor,
    size: pageSize(limit),
  });
}

/**
 * A page of what began, was due or ended in a period, in order of that day; by due day also of the instant.
 * @throws ServiceError `unknown-cursor`
 */
export async function auditPage(db: Kysely<DeadlineTables>, options: AuditOptions): Promise<DeadlinePage> {
  const { by, from, to, limit, cursor, status, ...filter } = options;
  if (by === 'due') return listPage(db, dueIn(options));
  const prefixes = (await officePrefixes(db, filter)) ?? [{}];
  return pageOf(db, {
    order: by,
    sections: prefixes.map((equal) => ({ equal, from, to })),
    conditions: (eb) => [
      ...remainingConditions(eb, filter),
      ...(status ? [eb(eb.fn.coalesce('standing', eb.val('')), 'in', STANDINGS_OF[status])] : []),
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
