import { dataFiles, storeOf } from '#apps/settings';
import { restore as restored } from '#libs/moving';
import { ServiceError } from '#libs/contract';
import { DATA, UsageError, type CliCommand } from '../command.ts';
import { copyingProgress } from '../moving/copying-progress.ts';
import { textOf } from '../option-values.ts';
import type { Settings } from '../settings.ts';
import { counted } from '../table.ts';

/** `qadam restore`: a data directory made of a backup. */
export const restore: CliCommand = {
  name: 'restore',
  summary:
    'Makes an empty data directory of a backup, every event verified against its hash and the manifest.',
  arguments: '',
  most: 0,
  options: {
    from: { type: 'string', value: 'DIR', about: 'folder of the backup' },
    data: DATA,
  },
  async run(given, console, settings) {
    const from = textOf(given, 'from');
    if (from === undefined) throw new UsageError('--from names the folder of the backup');
    checkEmbedded(settings);
    const { dataDir: to, installation } = settings;
    const progress = copyingProgress(console);
    const manifest = await restored({ from, to, installation, onProgress: progress.step }).finally(() =>
      progress.stop(),
    );
    console.result({ folder: to, ...manifest }, () => {
      const { log, madeAt } = manifest;
      return `${to}: ${counted(log.events, 'event')} in ${counted(log.streams, 'history', 'histories')}, as of ${madeAt}`;
    });
    return 0;
  },
};

function checkEmbedded(settings: Settings): void {
  const store = storeOf(settings);
  if (store.kind === 'sqlite' && store.file === dataFiles(settings.dataDir).events) return;
  throw new ServiceError(
    'bad-configuration',
    'A backup is restored into a data directory: name it with --data, since QADAM_STORE is elsewhere',
  );
}
