import { projections } from '#apps/composition';
import {
  rebuild as rebuilt,
  reviveFormer,
  type Projection,
  type RebuildReport,
  type TableDifference,
} from '#libs/projections';
import { DATA, UsageError, type CliCommand } from '../command.ts';
import type { Console } from '../console.ts';
import { openLogToRead } from '../reading/open-log.ts';
import { openDatabase } from '../reading/open-read-models.ts';
import { checkLogExists, type Settings } from '../settings.ts';
import { counted } from '../table.ts';

const NAMES = projections.map(({ name }) => name);

/** `qadam rebuild`: a read model is built anew beside the one that is asked, while a service runs or stands still. */
export const rebuild: CliCommand = {
  name: 'rebuild',
  summary:
    'Builds a read model anew beside the one that is asked, says in what they differ, and lets it take over.',
  arguments: '<read model>',
  most: 1,
  options: {
    back: { type: 'boolean', about: 'go back to the tables before the last rebuild' },
    afresh: { type: 'boolean', about: 'begin anew where a rebuild was interrupted' },
    'no-compare': { type: 'boolean', about: 'take over without comparing' },
    data: DATA,
  },
  async run({ positionals, values }, console, settings) {
    const projection = projectionOf(positionals[0]);
    const back = values['back'] === true;
    if (back && values['afresh'] === true) throw new UsageError('--back and --afresh exclude each other');
    const asked = { back, afresh: values['afresh'] === true, compare: values['no-compare'] !== true };
    const report = await carriedOut(projection, asked, console, settings);
    console.result(report, () => written(report));
    return 0;
  },
};

interface Asked {
  readonly back: boolean;
  readonly afresh: boolean;
  readonly compare: boolean;
}

/** @throws ServiceError `not-found`, `read-model-behind` where it was interrupted, as `openDatabase` */
async function carriedOut(
  projection: Projection,
  { back, afresh, compare }: Asked,
  console: Console,
  settings: Settings,
): Promise<RebuildReport> {
  checkLogExists(settings);
  const store = await openLogToRead(settings);
  const database = await openDatabase(settings);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const bar = console.progress(`Rebuilding ${projection.name}`);
  try {
    if (back) await reviveFormer(database, projection);
    return await rebuilt(store, database, projection, {
      signal: interrupted.signal,
      afresh,
      compare,
      onProgress: ({ position, goal }) => bar.step(Number(position), Number(goal)),
    });
  } finally {
    bar.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await database.close();
    await store.close();
  }
}

function projectionOf(name: string | undefined): Projection {
  const found = projections.find((projection) => projection.name === name);
  if (found) return found;
  throw new UsageError(`a read model is one of: ${NAMES.join(', ')}`);
}

function written({ projection, generation, former, comparedAt, differences }: RebuildReport): string {
  const taken = `${projection}: generation ${generation} is asked from now on`;
  const lines = [
    former === undefined
      ? taken
      : `${taken}; generation ${former} is kept (qadam rebuild ${projection} --back)`,
  ];
  if (comparedAt !== undefined && differences.length === 0)
    lines.push(`No row differs at position ${comparedAt}.`);
  return [...lines, ...differences.map(differenceText)].join('\n');
}

function differenceText({ table, before, after, onlyBefore, onlyAfter, examples }: TableDifference): string {
  const rows = (some: readonly object[], sign: string) =>
    some.map((row) => `  ${sign} ${JSON.stringify(row)}`);
  return [
    `${table}: ${counted(before, 'row')} before, ${after} after; ${onlyBefore} only before, ${onlyAfter} only after, for example`,
    ...rows(examples.before, '-'),
    ...rows(examples.after, '+'),
  ].join('\n');
}
