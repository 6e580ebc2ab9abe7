export { openReadDatabase, ReadDatabase } from './read-database.ts';
export type { ReadDatabaseOptions, ReadTransaction } from './read-database.ts';
export type { DatabaseKind } from './database-kind.ts';
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
export type { RunnerOptions } from './runner-options.ts';
export { ProjectionWatcher } from './projection-watcher.ts';
export { ProjectionWorker } from './projection-worker.ts';
export type { WorkerOptions } from './projection-worker.ts';
export { generationStatuses } from './projection-states.ts';
export type { GenerationStatus } from './projection-states.ts';
export { rebuild } from './rebuild/rebuild.ts';
export type { RebuildOptions, RebuildReport } from './rebuild/rebuild.ts';
export type { RebuildProgress } from './rebuild/rebuild-pace.ts';
export type { TableDifference } from './rebuild/differences.ts';
export { reviveFormer } from './rebuild/go-back.ts';
export { decideParked, parkedStreams } from './parked/parked-streams.ts';
export type { Decision, ParkedStream } from './parked/parked-streams.ts';
export type { ParkedDecision } from './projection-tables.ts';
export { leases } from './partitions/leases.ts';
export type { Lease } from './partitions/leases.ts';
export { WorkShare } from './partitions/work-share.ts';
export type { WorkShareOptions } from './partitions/work-share.ts';
export { LogBell } from './thread/log-bell.ts';
export { SharedLog } from './thread/shared-log.ts';
export { ProjectionThread } from './thread/projection-thread.ts';
export type { ThreadOptions } from './thread/projection-thread.ts';
export { projectInThread } from './thread/project-in-thread.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export type { CursorKey } from './cursor.ts';
export { chunksOf } from './chunks.ts';
export { appendRows, begunEarlier, writeRows } from './write-rows.ts';
export { isAmong } from './is-among.ts';
export type { OnKnown } from './write-rows.ts';
export { CountChanges } from './count-changes.ts';
export { createKeyedTable } from './keyed-table.ts';
export type { KeyedTable } from './keyed-table.ts';
export { prefixRange } from './prefix-range.ts';
