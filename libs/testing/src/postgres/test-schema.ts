import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { sharedServer } from './postgres-server.ts';

/** URL of an empty schema on the PostgreSQL that all specs share: as good as a database of its own, and made at once. */
export async function newSchema(): Promise<string> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const { url } = await sharedServer();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.end();
  const options = new URLSearchParams({ options: `-c search_path=${schema}` });
  return `${url}?${String(options)}`;
}
