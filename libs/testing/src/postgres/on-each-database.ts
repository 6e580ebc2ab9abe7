import type { DatabaseKind, ReadDatabase } from '#libs/projections';
import { hasPostgres } from './postgres-binaries.ts';
import { closeTestDatabases, freeTestDatabases, noteTestDatabases, openEmpty } from './test-database.ts';

const KINDS: readonly DatabaseKind[] = ['sqlite', 'postgres'];

/** What the specs that run at present are tried on. */
let present: DatabaseKind = 'sqlite';

export const presentDatabase = (): DatabaseKind => present;

/** An empty read database of the kind that is tried at present; closed after the specs, if not before. */
export const openTestDatabase = (): Promise<ReadDatabase> => openEmpty(present);

/** How often a property is tried: as often as given, but on PostgreSQL, which takes its time, an eighth of that. */
export const runs = (number: number) => ({ numRuns: present === 'sqlite' ? number : Math.ceil(number / 8) });

/** Defines the same specs for each of the databases; those of PostgreSQL are skipped where there is none. */
export function onEachDatabase(title: string, define: (kind: DatabaseKind) => void): void {
  for (const kind of KINDS) {
    const suite = kind === 'sqlite' || hasPostgres() ? describe : describe.skip;
    suite(`${title} (${kind})`, () => {
      beforeAll(() => void (present = kind));
      afterAll(async () => {
        await closeTestDatabases();
        present = 'sqlite';
      });
      beforeEach(noteTestDatabases);
      afterEach(freeTestDatabases);
      define(kind);
    });
  }
}
