import { CountChanges } from '#libs/projections';
import type { ComplaintCountRow, ComplaintRow } from './tables.ts';

type Complaints = ReadonlyMap<string, ComplaintRow>;

/** By how much each count changes when the complaints go from what was known of them to what they are now. */
export function countChanges(known: Complaints, folded: Complaints): readonly ComplaintCountRow[] {
  const changes = new CountChanges<Omit<ComplaintCountRow, 'count'>>();
  for (const row of folded.values()) {
    const before = known.get(row.id);
    if (before) changes.add(countedAs(before), -1);
    changes.add(countedAs(row), 1);
  }
  return changes.rows();
}

const countedAs = (row: ComplaintRow): Omit<ComplaintCountRow, 'count'> => ({
  month: row.lodged_on.slice(0, 7),
  standard: row.standard,
  office: row.office,
  region: row.region,
  addressee_kind: row.addressee_kind,
  subject: row.subject,
  channel: row.channel,
  status: row.status,
  late: row.late,
});
