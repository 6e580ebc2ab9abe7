import { announceServer } from '../../libs/testing/src/postgres/postgres-server.ts';
import { hasPostgres } from '../../libs/testing/src/postgres/postgres-binaries.ts';

/** Before all specs: the first that needs PostgreSQL starts it, for all of them. */
export default function setUp() {
  if (hasPostgres()) return announceServer();
  console.warn(
    '\nThere is no PostgreSQL for this platform in node_modules: the specs that need one are SKIPPED.\n',
  );
}
