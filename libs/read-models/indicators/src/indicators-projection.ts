import type { Transaction } from 'kysely';
import type { StoredEvent } from '#libs/contract';
import { isAmong, writeRows } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { countChanges } from './count-changes.ts';
import { applicationIn, caseKey, foldCases } from './fold-cases.ts';
import type { Cases } from './fold-cases.ts';
import { informationIn, targetsIn } from './register-events.ts';
import { createTables, TABLE_NAMES } from './tables.ts';
import type { CaseRow, CountRow, IndicatorTables } from './tables.ts';

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
    await writeRows(trx, 'indicator_cases', [...folded.values()], {
      key: ['application_id', 'indicator'],
      replace: ['office', 'region', 'subject', 'judged_on', 'counted'],
    });
    await writeCounts(trx, countChanges(known, folded));
    await writeRows(trx, 'indicator_targets', targetsIn(events), {
      key: ['indicator', 'workflow', 'year'],
      replace: ['value', 'order_number', 'order_date'],
    });
    await writeRows(trx, 'service_information', informationIn(events), {
      key: ['workflow', 'as_of'],
      replace: ['available', 'address'],
    });
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
  if (ids.size === 0) return known;
  const rows = trx
    .selectFrom('indicator_cases')
    .selectAll()
    .where(isAmong(trx, 'application_id', [...ids]));
  for (const row of await rows.execute()) known.set(caseKey(row), row);
  return known;
}

async function writeCounts(trx: Trx, changes: readonly CountRow[]): Promise<void> {
  await writeRows(trx, 'indicator_counts', changes, {
    key: ['month', 'office', 'indicator', 'workflow', 'region'],
    add: ['numerator', 'denominator'],
  });
  // Without this the rows would depend on which judgements fell into one batch with their correction.
  if (changes.length > 0) await trx.deleteFrom('indicator_counts').where('denominator', '=', 0).execute();
}
