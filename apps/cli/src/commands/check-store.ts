import { checkSqliteStore, type StoreReport } from '#libs/event-store';
import { DATA, type CliCommand } from '../command.ts';
import { existingEventFile } from '../settings.ts';

/** `qadam check-store`: verifies the whole log, also beside a running service. */
export const checkStore: CliCommand = {
  name: 'check-store',
  summary: 'Verifies the event store: positions, revisions, ids, the hash of every event, the database.',
  arguments: '',
  most: 0,
  options: { data: DATA },
  async run(_given, console, settings) {
    const file = existingEventFile(settings);
    const progress = console.progress('Verifying');
    const report = await checkSqliteStore(file, progress.step).finally(() => progress.stop());
    console.result({ file, sound: report.problems.length === 0, ...report }, () => textOf(file, report));
    return report.problems.length === 0 ? 0 : 1;
  },
};

function textOf(file: string, { events, streams, problems }: StoreReport): string {
  const verified = `${file}: ${events} events in ${streams} histories`;
  if (problems.length === 0) return `${verified}, all sound`;
  const lines = problems.map(({ position, stream, problem }) => {
    const where = [position === null ? [] : `position ${position}`, stream ?? []].flat().join(', ');
    return `  ${where || 'database'}: ${problem}`;
  });
  return [`${verified}; problems: ${problems.length}`, ...lines].join('\n');
}
