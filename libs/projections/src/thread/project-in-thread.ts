import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { isServiceError } from '#libs/contract';
import { InstallationLog, SqliteEventStore } from '#libs/event-store';
import type { Projection } from '../projection.ts';
import { ProjectionRunner } from '../projection-runner.ts';
import { openReadDatabase } from '../read-database.ts';
import { LogBell } from './log-bell.ts';
import { SharedLog } from './shared-log.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/**
 * What a thread of projections does, from its start to its end; the module that the thread runs calls it once. Ends by
 * letting everything go, so that the thread ends by itself.
 * @throws whatever keeps it from opening its files; the thread then dies, and is started again by `ProjectionThread`
 */
export async function projectInThread(projections: readonly Projection[]): Promise<void> {
  if (!parentPort) throw new Error('projectInThread is for a thread of its own');
  // `ProjectionThread` has given it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  await project(projections, parentPort, workerData as ThreadData);
}

async function project(projections: readonly Projection[], port: MessagePort, data: ThreadData) {
  const tell = (message: FromThread) => port.postMessage(message);
  const { files, installation } = data;
  const log = await SqliteEventStore.open({ file: files.events, readOnly: true });
  const whole = new SharedLog(log, new LogBell(data.bell));
  const store = installation === undefined ? whole : new InstallationLog(whole, installation);
  const database = await openReadDatabase({ file: files.read });
  const runner: ProjectionRunner = new ProjectionRunner(store, database, projections, {
    ...data.runner,
    log: (level, message, fields) => tell({ kind: 'log', level, message, fields }),
    onChange: onceATurn(() => tell({ kind: 'status', projections: runner.lastStatus() })),
  });
  const started = runner.start();
  const end = async () => {
    await started.catch(() => {});
    await runner.stop();
    await database.close();
    await store.close();
    port.close();
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'hasten') runner.hasten(message.position);
    else void end();
  });
  try {
    await started;
    tell({ kind: 'started' });
  } catch (error) {
    if (!isServiceError(error, 'store-too-new')) throw error;
    tell({ kind: 'refused', message: error.message });
    await end();
  }
}

/** Several calls of one turn become one. */
function onceATurn(work: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      work();
    });
  };
}
