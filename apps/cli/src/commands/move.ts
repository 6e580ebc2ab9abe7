import { parseStore, shownPlace, storeOf, type StoreSetting } from '#apps/settings';
import { isServiceError } from '#libs/contract';
import { abandonMove, Move, translatePosition, type LedOver } from '#libs/moving';
import { DATA, UsageError, type CliCommand, type ExitCode, type Given } from '../command.ts';
import type { Console } from '../console.ts';
import { leadTablesOver } from '../moving/lead-tables-over.ts';
import { shownOf, tellMove } from '../moving/move-report.ts';
import { openHouses, type Houses } from '../moving/open-houses.ts';
import { textOf } from '../option-values.ts';
import type { Settings } from '../settings.ts';

/** `qadam move`: the log of an installation from one store to another, while services write it. */
export const move: CliCommand = {
  name: 'move',
  summary:
    'Copies the log to another store and follows it; --switch seals the one that is left and moves the tables.',
  arguments: '',
  most: 0,
  options: {
    from: { type: 'string', value: 'STORE', about: 'sqlite:<path> or esdb://…; by default QADAM_STORE' },
    to: { type: 'string', value: 'STORE', about: 'the same' },
    once: { type: 'boolean', about: 'end when all has been copied, instead of following' },
    switch: {
      type: 'boolean',
      about: 'finish the move: services must then be started with the new QADAM_STORE',
    },
    'without-tables': { type: 'boolean', about: 'leave the tables out, to be built anew' },
    abandon: { type: 'boolean', about: 'give the move up: the store that was to be left is as it was' },
    cursor: {
      type: 'string',
      value: 'POSITION',
      about: 'print where a position of the one stands in the other',
    },
    data: DATA,
  },
  async run(given, console, settings) {
    const { from, to } = placesOf(given, settings);
    const task = taskOf(given);
    const houses = await openHouses(from, to, settings.installation);
    try {
      return await TASKS[task]({ given, console, settings, from, houses });
    } finally {
      await houses.close();
    }
  },
};

interface Job {
  readonly given: Given;
  readonly console: Console;
  readonly settings: Settings;
  readonly from: StoreSetting;
  readonly houses: Houses;
}

const TASKS = { follow, once: follow, switch: switchOver, abandon, cursor };

function taskOf({ values }: Given): keyof typeof TASKS {
  const asked = (['once', 'switch', 'abandon', 'cursor'] as const).filter(
    (name) => values[name] !== undefined,
  );
  if (asked.length > 1) throw new UsageError(`--${asked.join(' and --')} exclude each other`);
  return asked[0] ?? 'follow';
}

function placesOf(
  given: Given,
  settings: Settings,
): { readonly from: StoreSetting; readonly to: StoreSetting } {
  const place = (name: string): StoreSetting | undefined => {
    const text = textOf(given, name);
    try {
      return text === undefined ? undefined : parseStore(`--${name}`, text);
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  };
  const [from, to] = [place('from') ?? storeOf(settings), place('to')];
  if (!to) throw new UsageError('--to names the store to move to');
  if (shownPlace(from) === shownPlace(to)) throw new UsageError('--from and --to are the same store');
  return { from, to };
}

async function follow(job: Job): Promise<ExitCode> {
  const { given, console, houses } = job;
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const progress = console.progress('Copying');
  const moving = begun(job, progress.step);
  try {
    await moving.begin();
    if (!moving.done)
      await (given.values['once'] === true ? moving.copy(stopped.signal) : moving.follow(stopped.signal));
  } finally {
    progress.stop();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const state = moving.done ? 'home' : moving.sealed ? 'sealed' : 'copied';
  tellMove(console, { state, ...shownOf(houses), ...moving.agreed });
  return 0;
}

async function switchOver(job: Job): Promise<ExitCode> {
  const { given, console, settings, from, houses } = job;
  const progress = console.progress('Copying');
  const moving = begun(job, progress.step);
  let tables: LedOver | undefined;
  const lead = async () => {
    if (given.values['without-tables'] !== true) tables = await leadTablesOver(settings, from, houses);
  };
  try {
    await moving.begin();
    if (!moving.done) await moving.switchOver(lead);
    progress.stop();
  } catch (error) {
    progress.stop();
    if (isServiceError(error) && moving.sealed)
      console.note(`${houses.source.shown} is sealed; the same command goes on, --abandon gives the move up`);
    throw error;
  }
  tellMove(console, { state: 'home', ...shownOf(houses), ...moving.agreed, ...(tables && { tables }) });
  return 0;
}

async function abandon({ console, houses }: Job): Promise<ExitCode> {
  await abandonMove(houses.source, houses.target);
  tellMove(console, { state: 'abandoned', ...shownOf(houses) });
  return 0;
}

async function cursor({ given, console, houses }: Job): Promise<ExitCode> {
  const text = textOf(given, 'cursor') ?? '';
  if (!/^\d{1,19}$/.test(text)) throw new UsageError(`--cursor must be a position, not "${text}"`);
  const position = await translatePosition(houses.source.store, houses.target.store, BigInt(text));
  console.result({ ...shownOf(houses), cursor: text, position }, () => String(position));
  return 0;
}

function begun({ settings, houses }: Job, step: (done: number, total: number) => void): Move {
  return new Move(houses.source, houses.target, {
    prefix: `${settings.installation}.`,
    onProgress: (done, head) => step(Number(done), Number(head)),
  });
}
