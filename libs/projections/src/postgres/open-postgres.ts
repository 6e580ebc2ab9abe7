import { Kysely, sql } from 'kysely';
import { Pool, types } from 'pg';
import type { CustomTypesConfig, PoolConfig } from 'pg';
import { isServiceError, ServiceError } from '#libs/contract';
import { PostgresDialect } from './postgres-dialect.ts';
import { openingError } from './postgres-error.ts';

/** Connections to one database, by what they are for. */
export interface PostgresDatabases {
  readonly writer: Kysely<unknown>;
  readonly reader: Kysely<unknown>;
  /** Host, port and database; never a user or a password. */
  readonly place: string;
}

/** Whether a URL is one of PostgreSQL. */
export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//i.test(url);

/**
 * Connects to PostgreSQL.
 * @throws ServiceError `bad-configuration` (no such database, or one in another encoding than UTF-8), `store-denied`
 *   (wrong credentials), `store-unavailable` (cannot be reached)
 */
export async function openPostgres(url: string): Promise<PostgresDatabases> {
  const place = placeOf(url);
  const connect = (settings: PoolConfig, options: string) =>
    new Kysely<unknown>({ dialect: new PostgresDialect(() => poolOf(url, settings, options), place) });
  const databases = {
    writer: connect(WRITERS, WRITER_OPTIONS),
    reader: connect(READERS, READER_OPTIONS),
    place,
  };
  try {
    await checkEncoding(databases.reader, place);
    return databases;
  } catch (error) {
    await databases.reader.destroy().catch(() => {});
    const { cause } = error as { cause?: unknown };
    throw isServiceError(error, 'bad-configuration') ? error : openingError(cause ?? error, place);
  }
}

const SHARED: PoolConfig = {
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  // A machine that vanished is noticed by the silence, and not by the next statement waiting for ever.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  application_name: 'qadam',
};
const READERS: PoolConfig = { ...SHARED, max: 8, statement_timeout: 30_000 };
const READER_OPTIONS = '-c default_transaction_read_only=on';
/** One for each partition that is written at once, and some for what is small beside them. */
const WRITERS: PoolConfig = {
  ...SHARED,
  max: 6,
  statement_timeout: 120_000,
  lock_timeout: 20_000,
  // A process that stopped in the middle holds up nobody for longer.
  idle_in_transaction_session_timeout: 15_000,
};
// As with SQLite's `synchronous = normal`: a crash may take the last transactions, whole, and they are done again.
const WRITER_OPTIONS = '-c synchronous_commit=off';

function poolOf(url: string, settings: PoolConfig, options: string): Pool {
  const pool = new Pool({ ...settings, connectionString: withOptions(url, options), types: AS_SQLITE });
  // What befalls a connection is told to whoever uses it; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The settings of the URL come last: whoever runs the service has the last word. */
function withOptions(url: string, options: string): string {
  const parsed = new URL(url);
  const own = parsed.searchParams.get('options');
  parsed.searchParams.set('options', own === null ? options : `${options} ${own}`);
  return parsed.href;
}

/** Whole numbers come back as SQLite gives them: sums and positions as numbers, and not as text. */
const AS_SQLITE: CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === types.builtins.INT8) return wholeNumber;
    if (oid === types.builtins.NUMERIC) return Number;
    return types.getTypeParser(oid, format);
  },
};

function wholeNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function placeOf(url: string): string {
  try {
    const { protocol, host, pathname, searchParams } = new URL(url);
    return `${protocol}//${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
  } catch {
    // Not its words: they may hold a password.
    throw new ServiceError('bad-configuration', 'the URL of the read database is not a URL');
  }
}

async function checkEncoding(db: Kysely<unknown>, place: string): Promise<void> {
  const { rows } = await sql<{
    encoding: string;
  }>`select current_setting('server_encoding') as encoding`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding === 'UTF8') return;
  throw new ServiceError('bad-configuration', `${place} is encoded in ${encoding}, and must be in UTF8`);
}
