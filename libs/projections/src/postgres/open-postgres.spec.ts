import { setTimeout as pause } from 'node:timers/promises';
import { startServer, type PostgresServer } from '#libs/testing';
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

  it('says so when the server is away, and answers again when it is back', async () => {
    const database = await openReadDatabase({ url: server.url });
    const asked = async () => (await database.reader.introspection.getTables()).length;
    const before = await asked();
    const back = server.crash();
    const answers = new Set<unknown>();
    // Whatever a question meets, a connection that broke or a server that refuses, it is called by one name.
    for (let last: unknown; last !== before || answers.size === 0; await pause(20)) {
      last = await asked().catch((error: unknown) => error);
      if (last !== before) answers.add((last as { code?: unknown }).code);
    }
    await back;
    expect([...answers]).toEqual(['store-unavailable']);
    await database.close();
  });
});
