import type { Cases } from './fold-cases.ts';
import { WHOLE_REGION } from './tables.ts';
import type { CaseRow, CountRow } from './tables.ts';

/** By how much each count changes when the cases go from what was known of them to what they are now. */
export function countChanges(known: Cases, folded: Cases): readonly CountRow[] {
  const changes = new Map<string, CountRow>();
  const add = (row: CaseRow, office: string, by: 1 | -1) => {
    const { indicator, workflow, region, judged_on, counted } = row;
    if (judged_on === null) return;
    const month = judged_on.slice(0, 7);
    // None of them has a blank: they are ids, and a month.
    const key = `${indicator} ${workflow} ${office} ${region} ${month}`;
    const change = changes.get(key) ?? {
      indicator,
      workflow,
      office,
      region,
      month,
      numerator: 0,
      denominator: 0,
    };
    change.numerator += by * (counted ?? 0);
    change.denominator += by;
    changes.set(key, change);
  };
  for (const [key, row] of folded) {
    const before = known.get(key);
    for (const office of [row.office, WHOLE_REGION]) add(row, office, 1);
    if (before) for (const office of [before.office, WHOLE_REGION]) add(before, office, -1);
  }
  return [...changes.values()].filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}
