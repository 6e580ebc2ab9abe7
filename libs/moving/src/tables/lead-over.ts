import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { ReadDatabase, ReadTransaction } from '#libs/projections';
import { translatePosition } from '../translate-position.ts';
import { areLedOver, noteLedOver } from './log-identity.ts';
import { checkpointRows, setCheckpoint, setParkedPositions, type CheckpointRow } from './table-positions.ts';

export interface LeadOverOptions {
  /** The log that is left, sealed, and the one that is the home now: each of the installation alone. */
  readonly source: EventStore;
  readonly target: EventStore;
  /** Names this move among all that there may be, and stays the same when it is repeated. */
  readonly move: string;
  /** Whether somebody keeps the tables at this moment. */
  readonly isKept: () => Promise<boolean>;
  /** How long those who keep them may take to come to the end of the source, milliseconds. */
  readonly patienceMs?: number;
}

export interface LedOver {
  /** Checkpoints that were translated; 0 where that had been done before. */
  readonly checkpoints: number;
  readonly parked: number;
}

const PATIENCE_MS = 30_000;
const LOOK_MS = 50;
/** Whoever keeps the tables may move a checkpoint once more between the look and the change. */
const ATTEMPTS = 5;

/**
 * Leads the tables over from one log to the other: every position becomes that of the same event there. Repeated, it
 * changes nothing.
 *
 * Whoever keeps the tables has them at the end of the source by then, and nothing more comes there: it would not touch a
 * checkpoint any more. Where they lag and are kept nevertheless, they are left alone.
 * @throws ServiceError `read-model-behind` where they lag behind the source and somebody keeps them
 */
export async function leadOver(database: ReadDatabase, options: LeadOverOptions): Promise<LedOver> {
  if (await areLedOver(database.writer, options.move)) return { checkpoints: 0, parked: 0 };
  await atEnd(database, options);
  for (let attempt = 1; ; attempt += 1) {
    const led = await attemptIn(database, options);
    if (led) return led;
    if (attempt === ATTEMPTS) throw behind('are being moved by somebody');
  }
}

async function atEnd(
  database: ReadDatabase,
  { source, isKept, patienceMs = PATIENCE_MS }: LeadOverOptions,
): Promise<void> {
  const head = await source.head();
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const rows = await checkpointRows(database.reader);
    if (rows.every(({ position, active }) => position >= head || !active)) return;
    if (!(await isKept())) return;
    if (Date.now() > deadline) throw behind(`did not come to the end of the log in ${patienceMs} ms`);
    await pause(LOOK_MS);
  }
}

function attemptIn(
  database: ReadDatabase,
  { source, target, move }: LeadOverOptions,
): Promise<LedOver | undefined> {
  const translated = new Map<bigint, Promise<bigint>>();
  const translate = ({ position }: CheckpointRow): Promise<bigint> => {
    const known = translated.get(position) ?? translatePosition(source, target, position);
    translated.set(position, known);
    return known;
  };
  const positionOf = async (stream: string, revision: number) =>
    (await target.readStream(stream, { from: revision, limit: 1 }))[0]?.position;
  const work = async (trx: ReadTransaction) => {
    const rows = await checkpointRows(trx);
    for (const row of rows)
      if (!(await setCheckpoint(trx, row, await translate(row)))) throw new MovedMeanwhile();
    const parked = await setParkedPositions(trx, positionOf);
    await noteLedOver(trx, move, target);
    return { checkpoints: rows.length, parked };
  };
  return database.writer
    .transaction()
    .execute(work)
    .catch((error: unknown) => {
      if (error instanceof MovedMeanwhile) return undefined;
      throw error;
    });
}

class MovedMeanwhile extends Error {
  override readonly name = 'MovedMeanwhile';
}

const behind = (how: string): ServiceError =>
  new ServiceError(
    'read-model-behind',
    `The tables ${how}: mend what keeps them, or stop it, and do this again; --without-tables leaves them out`,
  );
