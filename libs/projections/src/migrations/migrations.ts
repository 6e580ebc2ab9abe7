import type { Kysely } from 'kysely';
import { room } from './0001-room.ts';
import { generations } from './0002-generations.ts';

/** Changes the tables of this room, in a transaction that nobody else writes beside. */
export type Migration = (db: Kysely<unknown>) => Promise<void>;

/**
 * The tables of this room, as they came to be; those of a projection have versions of their own. The number of the last
 * is the format of a database. None is ever changed or taken out; a new one comes last.
 */
export const MIGRATIONS: readonly Migration[] = [room, generations];
