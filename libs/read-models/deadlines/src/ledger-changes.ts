import { CountChanges } from '#libs/projections';
import type { FoldedLedgers, Ledgers } from './fold-deadlines.ts';
import type { FoldedDeadline } from './ledger-entries.ts';
import type { OpenCountRow, TimeRow } from './tables.ts';
import { bucketOf, minutesBetween } from './time-used.ts';

/** By how much the counts of open deadlines change when the deadlines go from what was known to what they are now. */
export function openCountChanges(known: Ledgers, folded: FoldedLedgers): readonly OpenCountRow[] {
  const changes = new CountChanges<Omit<OpenCountRow, 'count'>>();
  for (const after of folded.deadlines.values()) {
    const before = known.deadlines.get(after.id);
    for (const place of before ? openPlacesOf(before) : []) changes.add(place, -1);
    for (const place of openPlacesOf(after)) changes.add(place, 1);
  }
  return changes.rows();
}

/** What is added to the histograms of times. */
export function timeChanges(known: Ledgers, folded: FoldedLedgers): readonly TimeRow[] {
  const changes = new CountChanges<Omit<TimeRow, 'count'>>();
  const add = (time: Omit<TimeRow, 'count'>) => {
    changes.add(time, 1);
    changes.add({ ...time, office: '' }, 1);
  };
  for (const row of folded.deadlines.values()) {
    const { id, stopped_at = null, stopped_on = null } = row;
    // A deadline ends once: what had ended before has been counted.
    if (stopped_at === null || stopped_on === null || known.deadlines.get(id)?.stopped_at) continue;
    const { workflow, office, limit_id: name, start_at } = row;
    const bucket = bucketOf(minutesBetween(start_at, stopped_at));
    add({ measure: 'limit', office, month: stopped_on.slice(0, 7), workflow, name, bucket });
  }
  for (const { workflow, office, on, from, to, minutes } of folded.steps) {
    const [month, name] = [on.slice(0, 7), `${from}→${to}`];
    add({ measure: 'step', office, month, workflow, name, bucket: bucketOf(minutes) });
  }
  return changes.rows();
}

/** Where an open deadline is counted: with all of its standing and, until it is late, with those of its due day. */
function openPlacesOf(row: FoldedDeadline): readonly Omit<OpenCountRow, 'count'>[] {
  if (row.stopped_at !== null) return [];
  const { office, region, workflow, kind, limit_id, standing, due_on } = row;
  const all = { due_on: '', office, region, workflow, kind, limit_id, standing };
  return standing === 'late' ? [all] : [all, { ...all, due_on }];
}
