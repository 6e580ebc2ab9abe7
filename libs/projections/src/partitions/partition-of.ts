import type { ReadDatabase } from '../read-database.ts';

/** SQLite writes one transaction at a time, whoever asks: partitions would only cost. */
const PARTITIONS = { sqlite: 1, postgres: 4 } as const;

/** Into how many partitions the streams are shared out; workers share the work by these. */
export const partitionsOf = ({ kind }: Pick<ReadDatabase, 'kind'>): number => PARTITIONS[kind];

/** The partition of a stream: the same for ever, in every process (FNV-1a over its UTF-16 units). */
export function partitionOf(stream: string, partitions: number): number {
  if (partitions === 1) return 0;
  let hash = 0x811c9dc5;
  for (let index = 0; index < stream.length; index += 1) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}
