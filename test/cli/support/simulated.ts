import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/contract';
import { deadlinesIn, type ListedDeadline } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { KZ_CALENDAR } from '#workflows/catalogue';
import { newDataDir } from './qadam.ts';

/** Some weeks that end while much is still open, and some of it late. */
export const SIMULATION = [
  'simulate',
  '--applications',
  '120',
  '--days',
  '45',
  '--seed',
  '8',
  '--until',
  '2012-06-10',
  '--json',
] as const;

/** The same with six complaints: two were answered late, three in time, and one is open. */
export const SIX_COMPLAINTS = [
  'simulate',
  '--applications',
  '120',
  '--days',
  '60',
  '--seed',
  '229',
  '--until',
  '2012-07-10',
  '--clock',
] as const;

/** The last instant of `SIMULATION`. */
export const END = '2012-06-10T18:00:00.000Z';

export async function logOf(dataDir: string): Promise<readonly StoredEvent[]> {
  const store = await SqliteEventStore.open({ file: join(dataDir, 'events.sqlite'), readOnly: true });
  try {
    return await store.readAll({ limit: 10_000 });
  } finally {
    await store.close();
  }
}

export interface LoggedDeadline extends ListedDeadline {
  /** `<application id>.<deadline>`. */
  readonly id: string;
}

/** Every deadline as its entries in the log left it: what the tables must agree with. */
export const deadlinesOf = (log: readonly StoredEvent[]): readonly LoggedDeadline[] =>
  [...Map.groupBy(log, ({ metadata }) => metadata.applicationId)].flatMap(([application, history]) =>
    deadlinesIn(history).map((deadline) => ({ ...deadline, id: `${application}.${deadline.deadline}` })),
  );

/** A directory with the same log, and with the same tables where there are any. */
export function copyOf(dataDir: string): string {
  const copy = newDataDir();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

const REASON = { kk: 'Демалыс күні', ru: 'Выходной день', en: 'Day off' };

/** A revision that makes 18 June 2012, a Monday, a day off; with whatever is to be other about it. */
export function revisionFile(dataDir: string, other: object = {}): string {
  const file = join(dataDir, 'revision.json');
  const day = { date: '2012-06-18', dayOff5: true, dayOff6: true, reason: REASON, source: ['Order 1'] };
  const revision = { country: 'KZ', id: 'kz-revised', basedOn: KZ_CALENDAR.id, days: [day], ...other };
  writeFileSync(file, JSON.stringify(revision));
  return file;
}

/** The day of that revision. */
export const DAY_OFF = '2012-06-18';
