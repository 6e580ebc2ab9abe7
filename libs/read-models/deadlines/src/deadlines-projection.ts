import type { Transaction } from 'kysely';
import { isRegister } from '#libs/contract';
import type { StoredEvent } from '#libs/contract';
import { begunEarlier, isAmong, writeRows } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { createTables } from './create-tables.ts';
import { foldDeadlines } from './fold-deadlines.ts';
import type { ApplicationState, Ledgers } from './fold-deadlines.ts';
import { openCountChanges, timeChanges } from './ledger-changes.ts';
import type { FoldedDeadline } from './ledger-entries.ts';
import { TABLE_NAMES } from './tables.ts';
import type { DeadlineTables, OpenCountRow } from './tables.ts';

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
    await writeRows(trx, 'deadlines', deadlines, { key: ['id'], replace: CHANGING });
    await writeRows(trx, 'deadline_states', [...folded.states.values()], {
      key: ['application_id'],
      replace: ['state', 'since_at'],
    });
    await writeNames(
      trx,
      deadlines.filter(({ id }) => !known.deadlines.has(id)),
    );
    await writeOpenCounts(trx, openCountChanges(known, folded));
    await writeRows(trx, 'deadline_times', timeChanges(known, folded), {
      key: ['measure', 'office', 'month', 'workflow', 'name', 'bucket'],
      add: ['count'],
    });
  },
};

/** What is known of those applications whose first event is not in this batch. */
async function loadBegun(trx: Trx, events: readonly StoredEvent[]): Promise<Ledgers> {
  const ofApplications = events.filter(({ metadata }) => !isRegister(metadata.workflow.id));
  const deadlines = new Map<string, FoldedDeadline>();
  const states = new Map<string, ApplicationState>();
  const ids = begunEarlier(ofApplications);
  if (ids.length === 0) return { deadlines, states };
  const ofThese = isAmong(trx, 'application_id', ids);
  for (const row of await trx.selectFrom('deadlines').selectAll().where(ofThese).execute())
    deadlines.set(row.id, row);
  for (const state of await trx.selectFrom('deadline_states').selectAll().where(ofThese).execute())
    states.set(state.application_id, state);
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

async function writeNames(trx: Trx, begun: readonly FoldedDeadline[]): Promise<void> {
  const limits = new Map<string, DeadlineTables['deadline_limits']>();
  const offices = new Map<string, DeadlineTables['deadline_offices']>();
  for (const { workflow, limit_id, kind, region, office } of begun) {
    limits.set(`${workflow} ${limit_id}`, { workflow, limit_id, kind });
    offices.set(`${region} ${office}`, { region, office });
  }
  await writeRows(trx, 'deadline_limits', [...limits.values()], { key: ['workflow', 'limit_id'] });
  await writeRows(trx, 'deadline_offices', [...offices.values()], { key: ['region', 'office'] });
}

async function writeOpenCounts(trx: Trx, changes: readonly OpenCountRow[]): Promise<void> {
  await writeRows(trx, 'deadline_open_counts', changes, {
    key: ['due_on', 'office', 'region', 'workflow', 'kind', 'limit_id', 'standing'],
    add: ['count'],
  });
  // Without this the tables would tell of days that were passed through between two batches.
  if (changes.length > 0) await trx.deleteFrom('deadline_open_counts').where('count', '=', 0).execute();
}
