import { schedule, SimulatedClock, simulate as runSimulation, type SimulationReport } from '#apps/simulator';
import { legalTime, workflowRegistry } from '#apps/workflows';
import { isServiceError, ServiceError } from '#libs/contract';
import { CommandHandler } from '#libs/engine';
import { SqliteEventStore } from '#libs/event-store';
import { isCalendarDate } from '#workflows/catalogue';
import { DATA, UsageError, type CliCommand, type Given } from '../command.ts';
import type { Console } from '../console.ts';
import { textOf, wholeNumber } from '../option-values.ts';
import { eventFile, type Settings } from '../settings.ts';

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
    const { store, clock } = await openStore(settings);
    try {
      const started = performance.now();
      const report = await fill(span, store, clock, settings, console);
      const seconds = Math.round(performance.now() - started) / 1000;
      console.result({ ...report, seconds }, () => textOfReport(report, seconds));
      return Object.keys(report.unexpected).length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

type Span = Pick<Parameters<typeof runSimulation>[0], 'applications' | 'seed' | 'days' | 'until'>;

async function fill(
  span: Span,
  store: SqliteEventStore,
  clock: SimulatedClock | undefined,
  { installation }: Settings,
  console: Console,
): Promise<SimulationReport> {
  const workflows = workflowRegistry();
  const handler = new CommandHandler({ store, workflows, installation, time: legalTime() });
  const progress = console.progress('Simulating');
  const options = { ...span, handler, ...(clock && { clock }), onProgress: progress.step };
  return runSimulation(options).finally(() => progress.stop());
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
async function openStore({
  dataDir,
}: Settings): Promise<{ store: SqliteEventStore; clock?: SimulatedClock }> {
  const file = eventFile(dataDir);
  const clock = new SimulatedClock();
  let fresh = false;
  const now = () => (fresh ? clock.now() : new Date());
  try {
    const store = await SqliteEventStore.open({ file, now });
    fresh = (await store.head()) === 0n;
    return fresh ? { store, clock } : { store };
  } catch (error) {
    if (!isServiceError(error, 'store-locked')) throw error;
    const advice = 'stop the service, or choose another directory with --data';
    throw new ServiceError('store-locked', `${error.message}; ${advice}`, {}, { cause: error });
  }
}

function textOfReport(report: SimulationReport, seconds: number): string {
  const { applications, complaints, byWorkflow, from, until, commands, accepted, repeated } = report;
  const workflows = Object.entries(byWorkflow).map(([id, count]) => `  ${id.padEnd(26)} ${count}`);
  const counts = (by: Readonly<Record<string, number>>) =>
    Object.entries(by)
      .map(([code, count]) => `${count} ${code}`)
      .join(', ') || 'none';
  return [
    `${applications} applications and ${complaints} complaints from ${from} to ${until}`,
    ...workflows,
    `${commands} commands in ${seconds} s: ${accepted} accepted, ${repeated} known already`,
    `refused as they should be: ${counts(report.refused)}`,
    `refused against expectation: ${counts(report.unexpected)}`,
  ].join('\n');
}
