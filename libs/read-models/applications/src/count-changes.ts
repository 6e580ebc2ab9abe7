import { CountChanges } from '#libs/projections';
import type { FoldedApplication, KnownApplication } from './fold-applications.ts';
import type { ApplicationTables } from './tables.ts';

type Count = ApplicationTables['application_counts'];
type Place = Omit<Count, 'count'>;

/** By how much each count changes when the applications go from what was known of them to what they are now. */
export function countChanges(
  known: ReadonlyMap<string, KnownApplication>,
  folded: ReadonlyMap<string, FoldedApplication>,
): readonly Count[] {
  const changes = new CountChanges<Place>();
  for (const application of folded.values()) {
    const before = known.get(application.id);
    if (before) changes.add(placeOf(before), -1);
    changes.add(placeOf(application), 1);
  }
  return changes.rows();
}

const placeOf = ({ workflow, state, office, region }: Place): Place => ({ workflow, state, office, region });
