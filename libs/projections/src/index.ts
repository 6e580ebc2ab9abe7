export { openReadDatabase, ReadDatabase } from './read-database.ts';
export type { ReadDatabaseOptions, ReadTransaction } from './read-database.ts';
export type {
  Projection,
  ProjectionFailure,
  ProjectionLog,
  ProjectionState,
  ProjectionStatus,
} from './projection.ts';
export { ProjectionKeeper } from './projection-keeper.ts';
export type { WaitOptions } from './projection-keeper.ts';
export { ProjectionRunner } from './projection-runner.ts';
export type { RunnerOptions } from './projection-runner.ts';
export { LogBell } from './thread/log-bell.ts';
export { SharedLog } from './thread/shared-log.ts';
export { ProjectionThread } from './thread/projection-thread.ts';
export type { ThreadOptions } from './thread/projection-thread.ts';
export { projectInThread } from './thread/project-in-thread.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export type { CursorKey } from './cursor.ts';
export { chunksOf } from './chunks.ts';
export { begunEarlier, writeRows } from './write-rows.ts';
export type { OnKnown } from './write-rows.ts';
export { CountChanges } from './count-changes.ts';
export { createKeyedTable } from './keyed-table.ts';
export type { KeyedTable } from './keyed-table.ts';
export { prefixRange } from './prefix-range.ts';
