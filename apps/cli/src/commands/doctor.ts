import { existsSync } from 'node:fs';
import { openTables } from '#apps/composition';
import { readDatabaseOf } from '#apps/settings';
import type { EventStore } from '#libs/event-store';
import { DATA, type CliCommand } from '../command.ts';
import { diskFindings } from '../doctor/disk-findings.ts';
import { lookedAt, warning, type Finding } from '../doctor/finding.ts';
import { logFindings } from '../doctor/log-findings.ts';
import { tableFindings } from '../doctor/table-findings.ts';
import { calendarFindings, timekeeperFindings } from '../doctor/time-findings.ts';
import { openLogToRead } from '../reading/open-log.ts';
import type { Settings } from '../settings.ts';
import { writtenTable } from '../table.ts';

/** `qadam doctor`: one look at everything, beside a service that runs or without one; changes nothing. */
export const doctor: CliCommand = {
  name: 'doctor',
  summary:
    'Looks at log, tables, projections, parked streams, leases, clock, calendar and disk; 1 where something is wrong.',
  arguments: '',
  most: 0,
  options: { data: DATA },
  async run(_given, console, settings) {
    const findings = [...(await lookedAt('log', () => everything(settings))), ...diskFindings(settings)];
    const healthy = findings.every(({ status }) => status !== 'problem');
    console.result({ healthy, findings }, () => written(findings));
    return healthy ? 0 : 1;
  },
};

async function everything(settings: Settings): Promise<readonly Finding[]> {
  const store = await openLogToRead(settings);
  const now = new Date();
  try {
    return [
      ...(await lookedAt('log', () => logFindings(settings, store))),
      ...(await lookedAt('tables', () => tablesAndClock(settings, store, now))),
      ...(await lookedAt('calendar', () => calendarFindings(settings, store, now))),
    ];
  } finally {
    await store.close();
  }
}

async function tablesAndClock(settings: Settings, store: EventStore, now: Date): Promise<readonly Finding[]> {
  const place = readDatabaseOf(settings);
  if (place.kind === 'sqlite' && !existsSync(place.file))
    return [warning('tables', `${place.file} is not there: a service makes it`)];
  const database = await openTables(place, { installation: settings.installation, queriesOnly: true });
  try {
    return [
      ...(await tableFindings(settings, store, database)),
      ...(await lookedAt('timekeeper', () => timekeeperFindings(database, now))),
    ];
  } finally {
    await database.close();
  }
}

const SIGNS = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' } as const;

const written = (findings: readonly Finding[]): string =>
  writtenTable(findings.map(({ check, status, detail }) => [SIGNS[status], check, detail]));
