import { COUNT_KEY } from './tables.ts';
import type { ComplaintCountRow, ComplaintRow } from './tables.ts';

type Complaints = ReadonlyMap<string, ComplaintRow>;

/** By how much each count changes when the complaints go from what was known of them to what they are now. */
export function countChanges(known: Complaints, folded: Complaints): readonly ComplaintCountRow[] {
  const changes = new Map<string, ComplaintCountRow>();
  const add = (row: ComplaintRow, by: 1 | -1) => {
    const counted = { ...countedAs(row), count: by };
    const key = JSON.stringify(COUNT_KEY.map((column) => counted[column]));
    changes.set(key, { ...counted, count: (changes.get(key)?.count ?? 0) + by });
  };
  for (const row of folded.values()) {
    const before = known.get(row.id);
    if (before) add(before, -1);
    add(row, 1);
  }
  return [...changes.values()].filter(({ count }) => count !== 0);
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
