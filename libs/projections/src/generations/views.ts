import { sql, type Kysely } from 'kysely';
import { tableOf } from './generation-plugin.ts';

/** From now on, that is from the end of the transaction, whoever asks for these tables is answered from this generation. */
export async function showGeneration(
  db: Kysely<unknown>,
  names: readonly string[],
  generation: number,
): Promise<void> {
  for (const name of names) {
    await db.schema.dropView(name).ifExists().execute();
    const rows = sql`select * from ${sql.table(tableOf(name, generation))}`;
    await sql`create view ${sql.table(name)} as ${rows}`.execute(db);
  }
}

/** Drops views that are shown no more. */
export async function hide(db: Kysely<unknown>, names: Iterable<string>): Promise<void> {
  for (const name of names) await db.schema.dropView(name).ifExists().execute();
}
