import { TURNED_READINGS, turnOf, underOtherReading } from './alternative-reading.ts';
import type { DueUnder, OtherVerdict, TurnedReading } from './alternative-reading.ts';
import type { Deadline } from './deadline.ts';
import type { DeadlineQueries } from './deadline-queries.ts';
import { auditCursor } from './list-query.ts';
import type { AuditOptions } from './list-query.ts';

/** What began or was due in a period, and how it is judged. */
export interface ReadingsOptions extends Omit<AuditOptions, 'by' | 'status' | 'limit' | 'cursor'> {
  readonly by: 'start' | 'due';
  /** The instant at which deadlines are judged: RFC 3339, UTC, with milliseconds. */
  readonly asOf: string;
  readonly dueUnder: DueUnder;
}

/** What the other reading would change. */
export interface ReadingReport {
  readonly reading: TurnedReading;
  /** Deadlines of the period that the reading touches. */
  readonly touched: number;
  /** From kept, or not late yet, to late. */
  readonly toLate: number;
  /** From late to kept, or to not late yet. */
  readonly toKept: number;
}

export interface ChangesOptions extends ReadingsOptions {
  readonly reading: TurnedReading;
  /** Default 50, at most 500. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ChangesPage {
  /** May be fewer than asked for, or none, while there are more pages. */
  readonly items: readonly OtherVerdict[];
  readonly nextCursor?: string;
}

const PAGE = 500;
/** Shows what deadlines would be under the readings of the law that are not the setting. */
export class DeadlineReadings {
  /**
   * @param mostLookedAt deadlines that a page of changes looks through, at most and rounded up to pages: where changes
   *   are rare it ends early, with a cursor
   */
  constructor(
    private readonly queries: Pick<DeadlineQueries, 'audit' | 'auditPages'>,
    private readonly mostLookedAt = 10_000,
  ) {}

  /** How many deadlines each other reading would change, all others left as they are. */
  async report(options: ReadingsOptions): Promise<readonly ReadingReport[]> {
    const { dueUnder, asOf, ...audit } = options;
    const reports = TURNED_READINGS.map((reading) => ({ reading, touched: 0, toLate: 0, toKept: 0 }));
    for await (const page of this.queries.auditPages(audit)) {
      for (const deadline of page) {
        for (const report of reports) {
          const other = underOtherReading(deadline, report.reading, dueUnder, asOf);
          if (!other) continue;
          report.touched += 1;
          const turn = turnOf(other);
          if (turn === 'to-late') report.toLate += 1;
          if (turn === 'to-kept') report.toKept += 1;
        }
      }
    }
    return reports;
  }

  /** A page of the deadlines that one other reading would change. @throws ServiceError `unknown-cursor` */
  async changes(options: ChangesOptions): Promise<ChangesPage> {
    const { reading: _, dueUnder: __, asOf: ___, limit = 50, cursor, ...audit } = options;
    const wanted = Math.max(1, Math.min(PAGE, Math.trunc(limit)));
    const items: OtherVerdict[] = [];
    let next = cursor;
    for (let looked = 0; looked < this.mostLookedAt; looked += PAGE) {
      const page = await this.queries.audit({
        ...audit,
        limit: PAGE,
        ...(next !== undefined && { cursor: next }),
      });
      const changes = page.items.flatMap((deadline) => changeOf(deadline, options));
      items.push(...changes.slice(0, wanted - items.length));
      const last = items.at(-1);
      if (last && items.length === wanted && last.deadline.id !== page.items.at(-1)?.id)
        return { items, nextCursor: auditCursor(audit, last.deadline) };
      next = page.nextCursor;
      if (next === undefined || items.length === wanted) break;
    }
    return { items, ...(next !== undefined && { nextCursor: next }) };
  }
}

function changeOf(
  deadline: Deadline,
  { reading, dueUnder, asOf }: Pick<ChangesOptions, 'reading' | 'dueUnder' | 'asOf'>,
): readonly OtherVerdict[] {
  const other = underOtherReading(deadline, reading, dueUnder, asOf);
  return other && turnOf(other) !== 'none' ? [other] : [];
}
