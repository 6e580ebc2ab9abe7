import { newSchema, startServer, type PostgresServer } from '#libs/testing';
import { openReadDatabase } from '../read-database.ts';

describe('a read database at a URL', () => {
  let server: PostgresServer;
  beforeAll(async () => void (server = await startServer()));
  afterAll(() => server.stop());

  it.each<[string, () => string, string, RegExp]>([
    [
      'that nobody answers at',
      () => 'postgres://a:secret@127.0.0.1:1/qadam',
      'store-unavailable',
      /127\.0\.0\.1:1/,
    ],
    [
      'of a host that does not exist',
      () => 'postgres://nowhere.invalid/qadam',
      'store-unavailable',
      /nowhere/,
    ],
    ['with a wrong password', () => server.urlOfGuest('secret'), 'store-denied', /guest/],
    ['for somebody who may make no tables', () => server.urlOfGuest(), 'store-denied', /permission/],
    [
      'of an unknown database',
      () => server.url.replace(/postgres$/, 'unknown'),
      'bad-configuration',
      /not exist/,
    ],
    ['of another kind', () => 'mysql://a:secret@127.0.0.1/qadam', 'bad-configuration', /mysql/],
    ['that is none', () => 'postgres://a:secret@127.0.0.1:port/qadam', 'bad-configuration', /not a URL/],
  ])('%s is refused', async (_, url, code, words) => {
    const error: unknown = await openReadDatabase({ url: url() }).then(
      (database) => database.close(),
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(String(error)).not.toContain('secret');
  });

  it('says so when it is away, and is there again after the server is', async () => {
    const database = await openReadDatabase({ url: await newSchema() });
    await database.writer.schema.createTable('counts').addColumn('count', 'bigint').execute();
    await database.close();
    const own = await startServer();
    const away = await openReadDatabase({ url: own.url });
    await own.stop();
    const asked = away.reader.introspection.getTables();
    await expect(asked).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('127.0.0.1'),
    });
    await away.close();
  });
});
