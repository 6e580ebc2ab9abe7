import type { EventStore } from '#libs/event-store';
import {
  LogBell,
  ProjectionRunner,
  ProjectionThread,
  ProjectionWatcher,
  ProjectionWorker,
  SharedLog,
  type ProjectionKeeper,
  type ReadDatabase,
  type ThreadOptions,
} from '#libs/projections';
import { failureLog } from './failure-log.ts';
import { projections } from './projections.ts';

/** Work that one process does at a time, where it is shared; the others call it by this name. */
export type AlsoShared = Readonly<Record<string, (signal: AbortSignal) => Promise<void>>>;

/** Makes what leads the tables along the log. */
export type Prepare = (
  store: EventStore,
  database: ReadDatabase,
  options: { readonly also?: AlsoShared },
) => ProjectionKeeper;

/** In this thread: over a log that lives only here, and from sources. */
export const alone: Prepare = (store, database) =>
  new ProjectionRunner(store, database, projections, { log: failureLog });

/** With other processes, each its part. */
export const shared: Prepare = (store, database, { also = {} }) =>
  new ProjectionWorker(store, database, projections, { log: failureLog, also });

/** Others lead them; here it is waited for them. */
export const watching: Prepare = (store, database) => new ProjectionWatcher(store, database, projections);

/** In a thread of its own, which opens the files for itself. */
export function inThread(
  log: EventStore,
  files: ThreadOptions['files'],
  installation: string,
): { whole: EventStore; prepare: Prepare } {
  const bell = new LogBell();
  const script = new URL('projection.thread.js', import.meta.url);
  const prepare: Prepare = (store) =>
    new ProjectionThread({ script, projections, store, bell, files, installation, log: failureLog });
  return { whole: new SharedLog(log, bell), prepare };
}
