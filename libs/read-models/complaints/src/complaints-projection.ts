import type { Transaction } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import { begunEarlier, isAmong, writeRows } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { countChanges } from './count-changes.ts';
import { foldComplaints, isOfComplaint } from './fold-complaints.ts';
import { COUNT_KEY, createTables, TABLE_NAMES } from './tables.ts';
import type { ComplaintCountRow, ComplaintRow, ComplaintTables } from './tables.ts';

type Trx = Transaction<ComplaintTables>;

/** Complaints with their limits, open and answered. Whole batches are folded first and written in few statements. */
export const complaintsProjection: Projection = {
  name: 'complaints',
  version: 1,
  tables: { names: TABLE_NAMES, create: createTables },
  async apply(anyTrx, all) {
    const events = all.filter(isOfComplaint);
    if (events.length === 0) return;
    const trx = anyTrx.$extendTables<ComplaintTables>();
    const known = await loadBegun(trx, events);
    const folded = foldComplaints(known, events);
    await writeRows(trx, 'complaints', [...folded.values()], { key: ['id'], replace: CHANGING });
    await writeCounts(trx, countChanges(known, folded));
  },
};

/** The rows of those complaints whose first event is not in this batch. */
async function loadBegun(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, ComplaintRow>> {
  const known = new Map<string, ComplaintRow>();
  const ids = begunEarlier(events);
  if (ids.length === 0) return known;
  const rows = trx
    .selectFrom('complaints')
    .selectAll()
    .where(isAmong(trx, 'id', ids));
  for (const row of await rows.execute()) known.set(row.id, row);
  return known;
}

/** What events after the first may change. */
const CHANGING = [
  'office',
  'region',
  'addressee_kind',
  'state',
  'status',
  'outcome',
  'in_court',
  'registered_on',
  'incoming_number',
  'closed_on',
  'deadline',
  'due_on',
  'due_at',
  'extended',
  'late',
  'revision',
] as const satisfies (keyof ComplaintRow)[];

async function writeCounts(trx: Trx, changes: readonly ComplaintCountRow[]): Promise<void> {
  await writeRows(trx, 'complaint_counts', changes, { key: COUNT_KEY, add: ['count'] });
  // Without this the rows would tell of what was passed through between two batches.
  if (changes.length > 0) await trx.deleteFrom('complaint_counts').where('count', '=', 0).execute();
}
