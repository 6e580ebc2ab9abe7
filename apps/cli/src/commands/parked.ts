import { userInfo } from 'node:os';
import { decideParked, parkedStreams, type ParkedDecision, type ParkedStream } from '#libs/projections';
import { DATA, UsageError, type CliCommand, type Given } from '../command.ts';
import { openDatabase } from '../reading/open-read-models.ts';
import { checkLogExists } from '../settings.ts';
import { writtenTable } from '../table.ts';

const DECISIONS: readonly ParkedDecision[] = ['retry', 'skip-event', 'leave-out'];

/** `qadam parked`: the streams that wait because a read model cannot digest one of their events, and what becomes of them. */
export const parked: CliCommand = {
  name: 'parked',
  summary: 'Lists the streams that a read model cannot digest, or decides with a reason what becomes of one.',
  arguments: '[<read model> <stream>]',
  most: 2,
  options: {
    decide: { type: 'string', value: DECISIONS.join('|'), about: 'what becomes of the stream' },
    reason: { type: 'string', value: 'TEXT', about: 'why; stands in the history of what is passed over' },
    data: DATA,
  },
  async run(given, console, settings) {
    checkLogExists(settings);
    const asked = decisionIn(given);
    const database = await openDatabase(settings);
    try {
      if (asked) await decideParked(database, asked, { ...asked, by: userInfo().username });
      const all = await parkedStreams(database);
      console.result(all, () => written(all));
      return all.some(({ decision }) => decision === null) ? 1 : 0;
    } finally {
      await database.close();
    }
  },
};

function decisionIn({ positionals: [projection, stream], values }: Given) {
  const [decide, reason] = [values['decide'], values['reason']];
  if (decide === undefined && reason === undefined && projection === undefined) return undefined;
  const decision = DECISIONS.find((each) => each === decide);
  if (!decision) throw new UsageError(`--decide is one of: ${DECISIONS.join(', ')}`);
  if (projection === undefined || stream === undefined)
    throw new UsageError('name the read model and the stream, as `qadam parked` lists them');
  if (typeof reason !== 'string' || reason.trim() === '') throw new UsageError('--reason says why');
  return { projection, stream, decision, reason };
}

function written(all: readonly ParkedStream[]): string {
  if (all.length === 0) return 'Nothing is parked.';
  const rows = all.map(({ projection, stream, revision, eventType, message, parkedAt, decision, reason }) => [
    projection,
    stream,
    `${revision} ${eventType}`,
    message,
    parkedAt,
    decision === null ? '' : `${decision}: ${reason ?? ''}`,
  ]);
  return writtenTable([['read model', 'stream', 'event', 'why', 'since', 'decided'], ...rows]);
}
