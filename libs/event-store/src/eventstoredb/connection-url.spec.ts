import { clientFor, withoutCredentials } from './connection-url.ts';

describe('the address of the event store', () => {
  it.each([
    'esdb://localhost:2113?tls=false',
    'esdb://localhost:2113/?tls=false',
    'esdb://localhost',
    ' esdb://one:2113,two:2113,three:2113?tls=false&nodePreference=leader ',
    'esdb+discover://cluster.example:2113?tls=true&gossipTimeout=5',
    'esdb://admin:changeit@localhost:2113?keepAliveInterval=20000',
    'esdb://localhost:2113?keepAliveTimeout=20000&throwOnAppendFailure=false',
  ])('%s is understood', (url) => {
    expect(clientFor(url, 1).connectionName).toEqual(expect.any(String));
  });

  it.each([
    ['', 'esdb://'],
    ['localhost:2113', 'esdb://'],
    ['sqlite:events.db', 'esdb://'],
    ['http://localhost:2113', 'esdb://'],
    ['kurrentdb://localhost:2113?tls=false', 'esdb://…'],
    ['kurrentdb+discover://localhost', 'esdb+discover://…'],
    ['esdb://', 'host'],
    ['esdb://localhost:port', 'port number'],
    ['esdb://localhost?tls=perhaps', 'true or false'],
    ['esdb://localhost?tlsCaFile=/nowhere/ca.crt', 'certificate'],
  ])('%p is refused, with a word that helps', (url, word) => {
    const refusal = { code: 'bad-configuration', message: expect.stringContaining(word) };
    expect(() => clientFor(url, 1)).toThrow(expect.objectContaining(refusal));
  });

  it.each(['esdb://admin:changeit@localhost:port', 'kurrentdb://admin:changeit@localhost'])(
    'is never shown with its password (%s)',
    (url) => {
      let said = '';
      try {
        clientFor(url, 1);
      } catch (error) {
        said = String(error);
      }
      expect(said).toContain('localhost');
      expect(said).not.toContain('changeit');
    },
  );

  it('is shown without its credentials', () => {
    expect(withoutCredentials('esdb://admin:changeit@one:1,two:2?tls=false')).toBe(
      'esdb://one:1,two:2?tls=false',
    );
    expect(withoutCredentials('esdb://one:1?tls=false')).toBe('esdb://one:1?tls=false');
  });
});
