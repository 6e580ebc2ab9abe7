import { schedule, SimulatedClock, simulate as runSimulation, type SimulationReport } from '#apps/simulator';
import { CommandHandler, type CommandHandlerOptions } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import { isCalendarDate } from '#workflows/catalogue';
import { DATA, UsageError, type CliCommand, type Given } from '../command.ts';
import type { Console } from '../console.ts';
import { legalTimeOf, registryOf } from '../legal/legal-parts.ts';
import { SimulatedTimekeeper } from '../legal/simulated-timekeeper.ts';
import { textOf, wholeNumber } from '../option-values.ts';
import { openLogToWrite } from '../reading/open-log.ts';
import { openDatabase } from '../reading/open-read-models.ts';
import type { Settings } from '../settings.ts';
import { writtenReport, type FilledReport } from '../simulation-report.ts';

/** Fixed, so that the same seed gives the same stream on whatever day it is asked for. */
const USUAL_UNTIL = '2012-12-31';

/** `qadam simulate`: a believable load, the same for the same seed. */
export const simulate: CliCommand = {
  name: 'simulate',
  summary:
    'Fills the event store with simulated applications and complaints; the same seed gives the same stream.',
  arguments: '',
  most: 0,
  options: {
    applications: { type: 'string', value: 'N', about: 'how many; by default 1000' },
    seed: { type: 'string', value: 'S', about: 'a whole number; by default 1' },
    days: { type: 'string', value: 'D', about: 'over how many days they come in; by default 90' },
    until: { type: 'string', value: 'YYYY-MM-DD', about: `the last day; by default ${USUAL_UNTIL}` },
    clock: {
      type: 'boolean',
      about: 'let the clock note at the end of each day what was missed or draws near',
    },
    data: DATA,
  },
  async run(given, console, settings) {
    const span = {
      applications: wholeNumber(given, 'applications', [1, 10_000_000], 1000),
      seed: wholeNumber(given, 'seed', [0, 4_294_967_295], 1),
      days: wholeNumber(given, 'days', [1, 5000], 90),
      until: untilOf(given),
    };
    // An impossible span is refused before a store is made for it.
    schedule(span);
    const workflows = registryOf(settings);
    const target = await openTarget(settings);
    try {
      const { store } = target;
      const started = performance.now();
      const time = await legalTimeOf(store, settings);
      const options = { store, workflows, installation: settings.installation, time };
      const fill = given.values['clock'] === true ? fillByClock : fillBySteps;
      const report = await fill(span, target, options, console, settings);
      const seconds = Math.round(performance.now() - started) / 1000;
      console.result({ ...report, seconds }, () => writtenReport(report, seconds));
      return Object.keys(report.unexpected).length === 0 ? 0 : 1;
    } finally {
      await target.store.close();
    }
  },
};

type Span = Pick<Parameters<typeof runSimulation>[0], 'applications' | 'seed' | 'days' | 'until'>;

/** The store that is filled, and the clock by which an empty one records. */
interface Target {
  readonly store: EventStore;
  readonly clock?: SimulatedClock;
}

type Fill = (
  span: Span,
  target: Target,
  options: CommandHandlerOptions,
  console: Console,
  settings: Settings,
) => Promise<FilledReport>;

/** Steps alone: each writes what was due before it, as behind a clock that stands still. */
const fillBySteps: Fill = (span, target, options, console) => carriedOut(span, target, options, console);

/** With the clock beside the steps, as in a service. */
const fillByClock: Fill = async (span, target, options, console, settings) => {
  const { store, installation, time } = options;
  const database = await openDatabase(settings);
  const timeZoneOf = (office: string) => time.timeZoneOf(office);
  const timekeeper = new SimulatedTimekeeper({
    store,
    database,
    installation,
    timeZoneOf,
    until: span.until,
  });
  try {
    await timekeeper.start();
    const report = await carriedOut(span, target, options, console, (at) => timekeeper.endDay(at));
    return { ...report, noted: timekeeper.noted };
  } finally {
    await timekeeper.stop();
    await database.close();
  }
};

async function carriedOut(
  span: Span,
  { clock }: Target,
  options: CommandHandlerOptions,
  console: Console,
  onDayEnd?: (at: Date) => Promise<void>,
): Promise<SimulationReport> {
  const progress = console.progress('Simulating');
  const handler = new CommandHandler(options);
  const more = { ...(clock && { clock }), ...(onDayEnd && { onDayEnd }), onProgress: progress.step };
  return runSimulation({ ...span, handler, ...more }).finally(() => progress.stop());
}

/** Midnight in the capital at the end of the day. */
function untilOf(given: Given): Date {
  const until = textOf(given, 'until') ?? USUAL_UNTIL;
  const written: boolean = isCalendarDate(until);
  if (!written) throw new UsageError(`--until must be a day, YYYY-MM-DD, not "${until}"`);
  return new Date(`${until}T18:00:00.000Z`);
}

/**
 * An empty store records the simulated time, so that two runs give the same bytes; a store that has events already
 * goes on with the true time.
 */
async function openTarget(settings: Settings): Promise<Target> {
  const clock = new SimulatedClock();
  let fresh = false;
  const now = () => (fresh ? clock.now() : new Date());
  const store = await openLogToWrite(
    settings,
    'stop the service, or choose another directory with --data',
    now,
  );
  fresh = (await store.head()) === 0n;
  return { store, ...(fresh && { clock }) };
}
