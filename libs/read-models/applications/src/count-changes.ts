import type { FoldedApplication, KnownApplication } from './fold-applications.ts';
import type { ApplicationTables } from './tables.ts';

type Count = ApplicationTables['application_counts'];

/** By how much each count changes when the applications go from what was known of them to what they are now. */
export function countChanges(
  known: ReadonlyMap<string, KnownApplication>,
  folded: ReadonlyMap<string, FoldedApplication>,
): readonly Count[] {
  const changes = new Map<string, Count>();
  const add = ({ workflow, state, office, region }: Omit<Count, 'count'>, count: number) => {
    const key = JSON.stringify([workflow, state, office, region]);
    const before = changes.get(key)?.count ?? 0;
    changes.set(key, { workflow, state, office, region, count: before + count });
  };
  for (const application of folded.values()) {
    const before = known.get(application.id);
    if (before) add(before, -1);
    add(application, 1);
  }
  return [...changes.values()].filter(({ count }) => count !== 0);
}
