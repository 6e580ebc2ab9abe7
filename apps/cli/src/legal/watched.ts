import type { UnjudgedIndex } from '#libs/engine';
import type { AuditOptions, Deadline, DeadlineQueries } from '#libs/read-models/deadlines';
import type { Progress } from '../console.ts';

/** Audit pages as they come, with how many days of the period they have come through. */
export async function* watchedPages(
  pages: AsyncIterable<readonly Deadline[]>,
  { by, from, to }: Pick<AuditOptions, 'by' | 'from' | 'to'>,
  progress: Progress,
): AsyncGenerator<readonly Deadline[]> {
  for await (const page of pages) {
    const last = page.at(-1);
    if (last) progress.step(daysBetween(from, dayOf(last, by)), daysBetween(from, to));
    yield page;
  }
}

const dayOf = ({ dueOn, startOn, stoppedOn }: Deadline, by: AuditOptions['by']): string =>
  by === 'due' ? dueOn : by === 'start' ? startOn : (stoppedOn ?? dueOn);

/** With the first of them. */
const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** The index, with how many it has given of all that are open; read again it begins again. */
export async function watchedIndex(
  index: UnjudgedIndex,
  queries: DeadlineQueries,
  progress: Progress,
): Promise<UnjudgedIndex> {
  const open = await openCount(queries);
  let seen = 0;
  return {
    async unjudged(limit, after) {
      const page = await index.unjudged(limit, after);
      seen = (after === undefined ? 0 : seen) + page.length;
      if (page.length > 0) progress.step(seen, Math.max(open, seen));
      return page;
    },
  };
}

/** All that hangs on the board, whatever day it is. */
async function openCount(queries: DeadlineQueries): Promise<number> {
  const day = '2000-01-01';
  const days = { today: day, nextDays: day, weekEnd: day };
  const rows = await queries.board({ by: 'workflow', days });
  return rows.reduce(
    (sum, { overdue, today, nextDays, thisWeek, later, paused }) =>
      sum + overdue + today + nextDays + thisWeek + later + paused,
    0,
  );
}
