import { applicationNumber } from '#libs/contract';
import type { MovedDeadline } from '#libs/engine';
import { counted, writtenTable } from '../table.ts';

/** Deadlines that a revision moves: office by office, standard by standard, each with its old and new date. */
export function writtenMoves(moved: readonly MovedDeadline[]): string {
  const groups = Map.groupBy(moved, ({ office, workflow }) => `${office}, ${workflow}`);
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, deadlines]) => `${group}: ${counted(deadlines.length, 'deadline')}\n${table(deadlines)}`)
    .join('\n\n');
}

const table = (moved: readonly MovedDeadline[]): string =>
  writtenTable(
    moved
      .toSorted((one, other) => (one.dueAt === other.dueAt ? 0 : one.dueAt < other.dueAt ? -1 : 1))
      .map((deadline) => [
        `  ${applicationNumber(deadline.applicationId)}`,
        deadline.deadline,
        `${deadline.dueOn} → ${deadline.newDueOn}`,
        deadline.id,
      ]),
  );
