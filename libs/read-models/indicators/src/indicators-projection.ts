import type { Transaction } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import { chunksOf } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { countChanges } from './count-changes.ts';
import { applicationIn, caseKey, foldCases } from './fold-cases.ts';
import type { Cases } from './fold-cases.ts';
import { informationIn, targetsIn } from './register-events.ts';
import { createTables, TABLE_NAMES } from './tables.ts';
import type { CaseRow, CountRow, IndicatorTables, InformationRow, TargetRow } from './tables.ts';

type Trx = Transaction<IndicatorTables>;

/** The six indicators as counts by month. Whole batches are folded first and written in few statements. */
export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  tables: { names: TABLE_NAMES, create: createTables },
  async apply(anyTrx, events) {
    const trx = anyTrx.$extendTables<IndicatorTables>();
    const known = await loadKnown(trx, events);
    const folded = foldCases(known, events);
    await writeCases(trx, [...folded.values()]);
    await writeCounts(trx, countChanges(known, folded));
    await writeTargets(trx, targetsIn(events));
    await writeInformation(trx, informationIn(events));
  },
};

/** The rows of the applications that the events may count for. */
async function loadKnown(trx: Trx, events: readonly StoredEvent[]): Promise<Cases> {
  const ids = new Set<string>();
  for (const event of events) {
    const id = applicationIn(event);
    if (id !== undefined) ids.add(id);
  }
  const known = new Map<string, CaseRow>();
  for (const chunk of chunksOf([...ids], 1)) {
    const rows = trx.selectFrom('indicator_cases').selectAll().where('application_id', 'in', chunk);
    for (const row of await rows.execute()) known.set(caseKey(row), row);
  }
  return known;
}

async function writeCases(trx: Trx, rows: readonly CaseRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, 8)) {
    await trx
      .insertInto('indicator_cases')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['application_id', 'indicator']).doUpdateSet((eb) => ({
          office: eb.ref('excluded.office'),
          region: eb.ref('excluded.region'),
          subject: eb.ref('excluded.subject'),
          judged_on: eb.ref('excluded.judged_on'),
          counted: eb.ref('excluded.counted'),
        })),
      )
      .execute();
  }
}

async function writeCounts(trx: Trx, changes: readonly CountRow[]): Promise<void> {
  for (const chunk of chunksOf(changes, 7)) {
    await trx
      .insertInto('indicator_counts')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['month', 'office', 'indicator', 'workflow', 'region']).doUpdateSet((eb) => ({
          numerator: eb('indicator_counts.numerator', '+', eb.ref('excluded.numerator')),
          denominator: eb('indicator_counts.denominator', '+', eb.ref('excluded.denominator')),
        })),
      )
      .execute();
  }
  // Without this the rows would depend on which judgements fell into one batch with their correction.
  if (changes.length > 0) await trx.deleteFrom('indicator_counts').where('denominator', '=', 0).execute();
}

async function writeTargets(trx: Trx, rows: readonly TargetRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, 6)) {
    await trx
      .insertInto('indicator_targets')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['indicator', 'workflow', 'year']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          order_number: eb.ref('excluded.order_number'),
          order_date: eb.ref('excluded.order_date'),
        })),
      )
      .execute();
  }
}

async function writeInformation(trx: Trx, rows: readonly InformationRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, 4)) {
    await trx
      .insertInto('service_information')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['workflow', 'as_of']).doUpdateSet((eb) => ({
          available: eb.ref('excluded.available'),
          address: eb.ref('excluded.address'),
        })),
      )
      .execute();
  }
}
