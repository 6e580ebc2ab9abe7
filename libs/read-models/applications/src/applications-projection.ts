import type { Transaction } from 'kysely';
import { isRegister, type StoredEvent } from '#libs/contract';
import { appendRows, begunEarlier, isAmong, writeRows } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { searchWords } from './applicant.ts';
import { countChanges } from './count-changes.ts';
import { foldApplications, stepOf } from './fold-applications.ts';
import type { FoldedApplication, KnownApplication } from './fold-applications.ts';
import { createTables, TABLE_NAMES } from './tables.ts';
import type { ApplicationTables } from './tables.ts';

type Trx = Transaction<ApplicationTables>;

/** What a list, a search and a history of applications need. Whole batches are folded first and written in few statements. */
export const applicationsProjection: Projection = {
  name: 'applications',
  version: 2,
  tables: { names: TABLE_NAMES, create: createTables },
  async apply(anyTrx, all) {
    const trx = anyTrx.$extendTables<ApplicationTables>();
    const events = all.filter(({ metadata }) => !isRegister(metadata.workflow.id));
    if (events.length === 0) return;
    const known = await loadBegun(trx, events);
    const folded = foldApplications(known, events);
    await writeApplications(trx, [...folded.values()], known);
    await appendRows(trx, 'application_steps', events.map(stepOf), ['application_id', 'revision']);
    await writeWords(trx, [...folded.values()], known);
    await writeCounts(trx, known, folded);
  },
};

/** The rows of those applications whose first event is not in this batch. */
async function loadBegun(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, KnownApplication>> {
  const known = new Map<string, KnownApplication>();
  const ids = begunEarlier(events);
  if (ids.length === 0) return known;
  const rows = trx
    .selectFrom('applications')
    .selectAll()
    .where(isAmong(trx, 'id', ids));
  for (const row of await rows.execute()) known.set(row.id, row);
  return known;
}

/** What most steps change; writing no more than this spares the indexes over everything else. */
const STEP_COLUMNS = ['state', 'updated_at', 'revision', 'position'] as const;
const MOVE_COLUMNS = ['office', 'region', 'applicant_name', 'iin'] as const;

async function writeApplications(
  trx: Trx,
  folded: readonly FoldedApplication[],
  known: ReadonlyMap<string, KnownApplication>,
): Promise<void> {
  const moved = (row: FoldedApplication) => {
    const before = known.get(row.id);
    return !before || MOVE_COLUMNS.some((column) => row[column] !== before[column]);
  };
  await writeRows(trx, 'applications', folded.filter(moved), {
    key: ['id'],
    replace: [...STEP_COLUMNS, ...MOVE_COLUMNS],
  });
  const stayed = folded.filter((row) => !moved(row));
  await writeRows(trx, 'applications', stayed, { key: ['id'], replace: STEP_COLUMNS });
}

async function writeWords(
  trx: Trx,
  folded: readonly FoldedApplication[],
  known: ReadonlyMap<string, KnownApplication>,
): Promise<void> {
  const renamed = folded.filter(
    ({ id, applicant_name }) => applicant_name !== (known.get(id)?.applicant_name ?? null),
  );
  for (const { id } of renamed) {
    const former = searchWords(known.get(id)?.applicant_name ?? '');
    if (former.length === 0) continue;
    await trx
      .deleteFrom('applicant_words')
      .where('word', 'in', former)
      .where('application_id', '=', id)
      .execute();
  }
  const words = renamed.flatMap(({ id, applicant_name }) =>
    searchWords(applicant_name ?? '').map((word) => ({ word, application_id: id })),
  );
  await appendRows(trx, 'applicant_words', words, ['word', 'application_id']);
}

async function writeCounts(
  trx: Trx,
  known: ReadonlyMap<string, KnownApplication>,
  folded: ReadonlyMap<string, FoldedApplication>,
): Promise<void> {
  const changes = countChanges(known, folded);
  await writeRows(trx, 'application_counts', changes, {
    key: ['workflow', 'state', 'office', 'region'],
    add: ['count'],
  });
  // Without this the tables would tell of states that were passed through between two batches.
  if (changes.length > 0) await trx.deleteFrom('application_counts').where('count', '=', 0).execute();
}
