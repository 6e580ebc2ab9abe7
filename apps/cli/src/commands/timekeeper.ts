import { Timekeeper, type DueIndex, type Ticked } from '#libs/engine';
import { DeadlineQueries } from '#libs/read-models/deadlines';
import { DATA, UsageError, type CliCommand, type Given } from '../command.ts';
import type { Progress } from '../console.ts';
import { legalTimeOf } from '../legal/legal-parts.ts';
import { instantOf } from '../legal/moment-options.ts';
import { openToWrite } from '../reading/open-read-models.ts';
import { counted } from '../table.ts';

const ADVICE = 'a running service keeps the time itself';

/** `qadam timekeeper`: one look at the clock, for a service that stands still and for simulated time. */
export const timekeeper: CliCommand = {
  name: 'timekeeper',
  summary: 'Notes once, in order, every deadline that was missed or draws near by an instant, and ends.',
  arguments: '',
  most: 0,
  options: {
    now: { type: 'string', value: 'INSTANT', about: 'the time on the clock; not later than the true time' },
    once: { type: 'boolean', about: 'the true time, as without any option' },
    data: DATA,
  },
  async run(given, console, settings) {
    const now = nowOf(given);
    const { store, database, close } = await openToWrite(settings, console, ADVICE);
    const progress = console.progress('Days noted');
    try {
      const time = await legalTimeOf(store, settings);
      const ticked = await new Timekeeper({
        store,
        due: watched(new DeadlineQueries(database), now, progress),
        installation: settings.installation,
        timeZoneOf: (office) => time.timeZoneOf(office),
        now: () => new Date(now),
        log: (_level, message, fields) => console.note(`${message}: ${JSON.stringify(fields)}`),
      }).tick();
      progress.stop();
      console.result({ now, ...ticked }, () => written(now, ticked));
      return ticked.failed === 0 ? 0 : 1;
    } finally {
      progress.stop();
      await close();
    }
  },
};

/** A deadline that has not passed was not missed: whatever is noted too early cannot be taken back. */
function nowOf(given: Given): string {
  if (given.values['once'] === true && given.values['now'] !== undefined)
    throw new UsageError('--once and --now exclude each other');
  const now = instantOf(given, 'now');
  if (now <= new Date().toISOString()) return now;
  throw new UsageError(`--now ${now} lies ahead: nothing has been missed by then yet`);
}

/** How far the clock has come, in days since the first that it has something to say of. */
function watched(due: DueIndex, now: string, progress: Progress): DueIndex {
  let first: string | undefined;
  const daysTo = (at: string) => Math.floor((Date.parse(at) - Date.parse(first ?? at)) / 86_400_000);
  return {
    nextInstant: () => due.nextInstant(),
    async dueBy(until, limit, after) {
      const found = await due.dueBy(until, limit, after);
      first ??= found[0]?.at;
      const last = found.at(-1);
      if (last) progress.step(daysTo(last.at), Math.max(1, daysTo(now)));
      return found;
    },
  };
}

function written(now: string, { looked, appended, failed }: Ticked): string {
  const noted = `By ${now}: ${counted(looked, 'deadline')} to speak of, ${counted(appended, 'entry', 'entries')} written`;
  return failed === 0 ? noted : `${noted}; ${counted(failed, 'application')} could not be noted`;
}
