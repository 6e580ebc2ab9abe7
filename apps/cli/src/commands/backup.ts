import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDatabaseOf } from '#apps/settings';
import { backUp, type Manifest } from '#libs/moving';
import { DATA, UsageError, type CliCommand } from '../command.ts';
import { textOf } from '../option-values.ts';
import { existingEventFile, type Settings } from '../settings.ts';
import { counted } from '../table.ts';
import { copyingProgress } from '../moving/copying-progress.ts';

/** `qadam backup`: a verified copy of an embedded installation, while it runs. */
export const backup: CliCommand = {
  name: 'backup',
  summary: 'Copies the embedded log as it is at one moment, verifies it, and writes a manifest beside it.',
  arguments: '',
  most: 0,
  options: {
    to: { type: 'string', value: 'DIR', about: 'folder to make; there wholly or not at all' },
    tables: { type: 'boolean', about: 'the tables too; without them a restored service builds them anew' },
    data: DATA,
  },
  async run(given, console, settings) {
    const to = textOf(given, 'to');
    if (to === undefined) throw new UsageError('--to names the folder of the backup');
    const log = existingEventFile(settings);
    const tables = given.values['tables'] === true ? tablesOf(settings) : undefined;
    const progress = copyingProgress(console);
    const { installation } = settings;
    const manifest = await backUp({
      ...{ log, to, installation, onProgress: progress.step },
      ...(tables !== undefined && { tables }),
    }).finally(() => progress.stop());
    console.result({ folder: resolve(to), ...manifest }, () => written(resolve(to), manifest));
    return 0;
  },
};

function tablesOf(settings: Settings): string {
  const tables = readDatabaseOf(settings);
  if (tables.kind === 'sqlite' && existsSync(tables.file)) return tables.file;
  throw new UsageError('--tables is for tables in a file, and there is none (QADAM_READ_DB)');
}

const written = (folder: string, { log }: Manifest): string =>
  `${folder}: ${counted(log.events, 'event')} in ${counted(log.streams, 'history', 'histories')}, all sound; digest ${log.digest}`;
