import type { Transaction } from 'kysely';
import { isRegister } from '#libs/contract';
import type { StoredEvent } from '#libs/contract';
import { chunksOf } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { createTables } from './create-tables.ts';
import { foldDeadlines } from './fold-deadlines.ts';
import type { ApplicationState, Ledgers } from './fold-deadlines.ts';
import { openCountChanges, timeChanges } from './ledger-changes.ts';
import type { FoldedDeadline } from './ledger-entries.ts';
import { TABLE_NAMES } from './tables.ts';
import type { DeadlineTables, OpenCountRow, TimeRow } from './tables.ts';

type Trx = Transaction<DeadlineTables>;

/** What was due when, what was kept, and how long things took. Whole batches are folded first and written in few statements. */
export const deadlinesProjection: Projection = {
  name: 'deadlines',
  version: 1,
  tables: { names: TABLE_NAMES, create: createTables },
  async apply(anyTrx, events) {
    const trx = anyTrx.$extendTables<DeadlineTables>();
    const known = await loadBegun(trx, events);
    const folded = foldDeadlines(known, events);
    const deadlines = [...folded.deadlines.values()];
    await writeDeadlines(trx, deadlines);
    await writeStates(trx, [...folded.states.values()]);
    await writeNames(
      trx,
      deadlines.filter(({ id }) => !known.deadlines.has(id)),
    );
    await writeOpenCounts(trx, openCountChanges(known, folded));
    await writeTimes(trx, timeChanges(known, folded));
  },
};

/** What is known of those applications whose first event is not in this batch. */
async function loadBegun(trx: Trx, events: readonly StoredEvent[]): Promise<Ledgers> {
  const ids = new Set<string>();
  for (const { metadata } of events) if (!isRegister(metadata.workflow.id)) ids.add(metadata.applicationId);
  for (const { revision, metadata } of events) if (revision === 0) ids.delete(metadata.applicationId);
  const deadlines = new Map<string, FoldedDeadline>();
  const states = new Map<string, ApplicationState>();
  for (const chunk of chunksOf([...ids], 1)) {
    const rows = await trx.selectFrom('deadlines').selectAll().where('application_id', 'in', chunk).execute();
    for (const row of rows) deadlines.set(row.id, { ...row, position: BigInt(row.position) });
    const stood = trx.selectFrom('deadline_states').selectAll().where('application_id', 'in', chunk);
    for (const state of await stood.execute()) states.set(state.application_id, state);
  }
  return { deadlines, states };
}

/** What entries and steps after the first may change. */
const CHANGING = [
  'calendar',
  'period_unit',
  'period_count',
  'due_on',
  'due_at',
  'warn_at',
  'standing',
  'next_at',
  'warned_at',
  'missed_at',
  'stopped_at',
  'stopped_on',
  'stopped_by',
  'other_stopped_at',
  'over_minutes',
  'over_calendar_days',
  'over_working_days',
  'extended',
  'revised',
  'position',
] as const;

async function writeDeadlines(trx: Trx, rows: readonly FoldedDeadline[]): Promise<void> {
  for (const chunk of chunksOf(rows, 36)) {
    await trx
      .insertInto('deadlines')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) =>
            Object.fromEntries(CHANGING.map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .execute();
  }
}

async function writeStates(trx: Trx, states: readonly ApplicationState[]): Promise<void> {
  for (const chunk of chunksOf(states, 3)) {
    await trx
      .insertInto('deadline_states')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('application_id').doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          since_at: eb.ref('excluded.since_at'),
        })),
      )
      .execute();
  }
}

async function writeNames(trx: Trx, begun: readonly FoldedDeadline[]): Promise<void> {
  const limits = begun.map(({ workflow, limit_id, kind }) => ({ workflow, limit_id, kind }));
  const offices = begun.map(({ region, office }) => ({ region, office }));
  for (const chunk of chunksOf(distinct(limits), 3)) {
    const added = trx.insertInto('deadline_limits').values(chunk);
    await added.onConflict((conflict) => conflict.doNothing()).execute();
  }
  for (const chunk of chunksOf(distinct(offices), 2)) {
    const added = trx.insertInto('deadline_offices').values(chunk);
    await added.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

const distinct = <Row extends object>(rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

async function writeOpenCounts(trx: Trx, changes: readonly OpenCountRow[]): Promise<void> {
  for (const chunk of chunksOf(changes, 8)) {
    await trx
      .insertInto('deadline_open_counts')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .columns(['due_on', 'office', 'region', 'workflow', 'kind', 'limit_id', 'standing'])
          .doUpdateSet((eb) => ({ count: eb('deadline_open_counts.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
  }
  // Without this the tables would tell of days that were passed through between two batches.
  if (changes.length > 0) await trx.deleteFrom('deadline_open_counts').where('count', '=', 0).execute();
}

async function writeTimes(trx: Trx, changes: readonly TimeRow[]): Promise<void> {
  for (const chunk of chunksOf(changes, 7)) {
    await trx
      .insertInto('deadline_times')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .columns(['measure', 'office', 'month', 'workflow', 'name', 'bucket'])
          .doUpdateSet((eb) => ({ count: eb('deadline_times.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
  }
}
