import type { SimulationReport } from '#apps/simulator';
import { counted } from './table.ts';

/** What was filled in. */
export interface FilledReport extends SimulationReport {
  /** Entries that the clock has written; absent where it did not run. */
  readonly noted?: number;
}

/** What a simulation came to, for people. */
export function writtenReport(report: FilledReport, seconds: number): string {
  const { applications, complaints, byWorkflow, from, until, commands, accepted, repeated, noted } = report;
  const workflows = Object.entries(byWorkflow).map(([id, count]) => `  ${id.padEnd(26)} ${count}`);
  const counts = (by: Readonly<Record<string, number>>) =>
    Object.entries(by)
      .map(([code, count]) => `${count} ${code}`)
      .join(', ') || 'none';
  return [
    `${counted(applications, 'application')} and ${counted(complaints, 'complaint')} from ${from} to ${until}`,
    ...workflows,
    `${counted(commands, 'command')} in ${seconds} s: ${accepted} accepted, ${repeated} known already`,
    `refused as they should be: ${counts(report.refused)}`,
    `refused against expectation: ${counts(report.unexpected)}`,
    ...(noted === undefined ? [] : [`noted by the clock: ${counted(noted, 'entry', 'entries')}`]),
  ].join('\n');
}
