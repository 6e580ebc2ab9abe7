import type { Cases } from './fold-cases.ts';
import type { CaseRow, CountRow } from './tables.ts';

/** By how much each count changes when the cases go from what was known of them to what they are now. */
export function countChanges(known: Cases, folded: Cases): readonly CountRow[] {
  const changes = new Map<string, CountRow>();
  const add = ({ indicator, workflow, office, region, judged_on, counted }: CaseRow, by: 1 | -1) => {
    if (judged_on === null) return;
    const month = judged_on.slice(0, 7);
    const key = JSON.stringify([indicator, workflow, office, region, month]);
    const { numerator = 0, denominator = 0 } = changes.get(key) ?? {};
    changes.set(key, {
      indicator,
      workflow,
      office,
      region,
      month,
      numerator: numerator + by * (counted ?? 0),
      denominator: denominator + by,
    });
  };
  for (const [key, row] of folded) {
    const before = known.get(key);
    if (before) add(before, -1);
    add(row, 1);
  }
  return [...changes.values()].filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}
