import { CalendarRevision, type MovedDeadline } from '#libs/engine';
import type { CalendarEdition } from '#libs/calendar';
import type { Actor } from '#libs/contract';
import { DeadlineQueries } from '#libs/read-models/deadlines';
import { DATA, UsageError, type CliCommand, type Given } from '../command.ts';
import type { Console, Progress } from '../console.ts';
import { calendarLogOf, legalTimeOf, registryOf } from '../legal/legal-parts.ts';
import { writtenMoves } from '../legal/moved-deadlines.ts';
import { dayOf } from '../legal/moment-options.ts';
import { OpenOnDay } from '../legal/open-on-day.ts';
import { editionIn } from '../legal/revision-file.ts';
import { watchedIndex } from '../legal/watched.ts';
import { textOf } from '../option-values.ts';
import { openReadModels, openToWrite, type ReadModels } from '../reading/open-read-models.ts';
import type { Settings } from '../settings.ts';
import { counted } from '../table.ts';

const ADVICE = 'stop the service, or give it the revision: POST /calendar/revisions';

/** Who sits at the terminal is not known; who is answerable for the revision, `approvedBy` says. */
const COMMAND_LINE: Actor = { id: 'command-line', roles: ['process-owner'], office: null };

/** `qadam calendar revise`: what a revision of the working calendar would move, or moving it. */
export const calendarRevise: CliCommand = {
  name: 'calendar revise',
  summary: 'Shows which open deadlines a revision of the calendar would move, or, once approved, moves them.',
  arguments: '<file>',
  most: 1,
  options: {
    preview: { type: 'boolean', about: 'list what would move, by office and standard, and write nothing' },
    'as-of': { type: 'string', value: 'DAY', about: 'with --preview: what was open on that day' },
    'approved-by': { type: 'string', value: '"NAME, ACT"', about: 'apply it: who approved it, by which act' },
    data: DATA,
  },
  async run(given, console, settings) {
    const wish = wishOf(given);
    const { approvedBy } = wish;
    if (approvedBy === undefined) await preview(wish, settings, console);
    else await apply(wish.file, approvedBy, settings, console);
    return 0;
  },
};

interface Wish {
  readonly file: string;
  readonly asOf: string | undefined;
  /** Undefined for a preview. */
  readonly approvedBy: string | undefined;
}

function wishOf(given: Given): Wish {
  const [file] = given.positionals;
  if (file === undefined) throw new UsageError('calendar revise needs the file of the revision');
  const [asOf, approvedBy] = [dayOf(given, 'as-of'), textOf(given, 'approved-by')?.trim()];
  if ((given.values['preview'] === true) === (approvedBy !== undefined))
    throw new UsageError('give either --preview or --approved-by "name, act"');
  if (approvedBy === undefined) return { file, asOf, approvedBy };
  if (asOf !== undefined) throw new UsageError('--as-of goes with --preview: the past is not revised');
  if (/^[^,]*\S[^,]*,.*\S/.test(approvedBy)) return { file, asOf, approvedBy };
  throw new UsageError(`--approved-by must name the person and the act, "name, act", not "${approvedBy}"`);
}

async function preview({ file, asOf }: Wish, settings: Settings, console: Console): Promise<void> {
  const models = await openReadModels(settings, console);
  const progress = console.progress('Deadlines looked at');
  try {
    const { revision, edition } = await opened(file, models, settings, progress, asOf);
    const moved: MovedDeadline[] = [];
    for await (const page of revision.preview(edition)) moved.push(...page);
    progress.stop();
    const result = { edition: edition.id, basedOn: edition.basedOn, asOf: asOf ?? null, moved };
    console.result(result, () => pageOf(edition, moved, asOf));
  } finally {
    progress.stop();
    await models.close();
  }
}

async function apply(file: string, approvedBy: string, settings: Settings, console: Console): Promise<void> {
  const models = await openToWrite(settings, console, ADVICE);
  const progress = console.progress('Deadlines looked at');
  try {
    const { revision, edition } = await opened(file, models, settings, progress);
    const approvedAt = new Date().toISOString();
    const { moved } = await revision.apply({ edition, approvedBy, approvedAt, actor: COMMAND_LINE });
    progress.stop();
    console.result(
      { edition: edition.id, basedOn: edition.basedOn, approvedBy, moved },
      () => `Calendar ${edition.id} is in force; ${counted(moved, 'deadline')} moved`,
    );
  } finally {
    progress.stop();
    await models.close();
  }
}

async function opened(
  file: string,
  { store, database }: ReadModels,
  settings: Settings,
  progress: Progress,
  asOf?: string,
) {
  const time = await legalTimeOf(store, settings);
  const edition = editionIn(file, time.calendars);
  const queries = new DeadlineQueries(database);
  const { installation } = settings;
  const index = asOf === undefined ? queries : new OpenOnDay(queries, store, installation, asOf);
  const revision = new CalendarRevision({
    store,
    log: calendarLogOf(store, settings),
    time,
    workflows: registryOf(settings),
    installation,
    index: await watchedIndex(index, queries, progress),
  });
  return { revision, edition };
}

function pageOf({ id, basedOn }: CalendarEdition, moved: readonly MovedDeadline[], asOf?: string): string {
  const which = asOf === undefined ? 'open' : `open on ${asOf}`;
  const head = `Under calendar ${id}, based on ${basedOn}, ${counted(moved.length, 'deadline')} would move of those ${which}`;
  return moved.length === 0 ? head : `${head}\n\n${writtenMoves(moved)}`;
}
