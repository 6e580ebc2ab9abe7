import type { Kysely } from 'kysely';
import type { Deadline } from './deadline.ts';
import { deadlineFrom } from './rows.ts';
import type { DeadlineTables } from './tables.ts';

/** A deadline about which the clock has something to say. */
export interface DueDeadline {
  readonly id: string;
  readonly workflow: string;
  readonly applicationId: string;
  /** The due instant, or the earlier one at which to warn: RFC 3339, UTC. */
  readonly at: string;
}

/** What falls due before an instant or is to be warned of by it, in order of time: costs what is found, not what is open. */
export async function dueBy(
  db: Kysely<DeadlineTables>,
  until: string,
  limit: number,
  after?: Pick<DueDeadline, 'at' | 'id'>,
): Promise<readonly DueDeadline[]> {
  let query = db
    .selectFrom('deadlines')
    .select(['id', 'workflow', 'application_id as applicationId'])
    .select((eb) => eb.ref('next_at').$notNull().as('at'))
    .where('next_at', '<=', until)
    .where('next_at', 'is not', null)
    // The due instant itself is in time; the instant to warn at is already one for a warning.
    .where((eb) => eb.or([eb('next_at', '<', until), eb('next_at', '<', eb.ref('due_at'))]))
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where((eb) => eb(eb.refTuple('next_at', 'id'), '>', eb.tuple(after.at, after.id)));
  return query.execute();
}

/** The next instant at which the clock has something to say, or undefined. */
export async function nextInstant(db: Kysely<DeadlineTables>): Promise<string | undefined> {
  const row = await db
    .selectFrom('deadlines')
    .select('next_at')
    .where('next_at', 'is not', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_at ?? undefined;
}

/** What is open and not judged, in order of ids; optionally only what does not yet stand under a calendar. */
export async function unjudged(
  db: Kysely<DeadlineTables>,
  limit: number,
  after: string,
  exceptCalendar?: string,
): Promise<readonly Deadline[]> {
  let query = db
    .selectFrom('deadlines')
    .selectAll()
    .where('next_at', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  if (exceptCalendar !== undefined) query = query.where('calendar', '!=', exceptCalendar);
  return (await query.execute()).map(deadlineFrom);
}
