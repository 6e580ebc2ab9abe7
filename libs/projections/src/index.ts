export { openReadDatabase, ReadDatabase } from './read-database.ts';
export type { ReadDatabaseOptions, ReadTransaction } from './read-database.ts';
export type {
  Projection,
  ProjectionFailure,
  ProjectionLog,
  ProjectionState,
  ProjectionStatus,
} from './projection.ts';
export { ProjectionRunner } from './projection-runner.ts';
export type { RunnerOptions } from './projection-runner.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export type { CursorKey } from './cursor.ts';
export { chunksOf } from './chunks.ts';
export { prefixRange } from './prefix-range.ts';
