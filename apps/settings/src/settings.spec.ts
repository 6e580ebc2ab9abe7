import { resolve } from 'node:path';
import { endpointFrom } from './endpoint-setting.ts';
import { installationFrom } from './installation-settings.ts';
import { SettingsReader, type Environment } from './settings-reader.ts';
import { parseReadDatabase, parseStore, readDatabaseOf, shownPlace, storeOf } from './store-setting.ts';
import { workFrom } from './work-setting.ts';

/** All that a program reads, or what is said of it. */
function settingsOf(environment: Environment) {
  const reader = new SettingsReader(environment);
  const installation = installationFrom(reader);
  const endpoint = endpointFrom(reader, installation);
  const work = workFrom(reader, installation, endpoint);
  reader.end();
  return { ...installation, endpoint, work };
}

const refusalOf = (environment: Environment): string => {
  try {
    settingsOf(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the log and the tables of an installation', () => {
  it('are files of its directory where nothing else is said', () => {
    const settings = settingsOf({ QADAM_DATA: '/data' });
    expect(storeOf(settings)).toEqual({ kind: 'sqlite', file: '/data/events.sqlite' });
    expect(readDatabaseOf(settings)).toEqual({ kind: 'sqlite', file: '/data/read.sqlite' });
  });

  it.each([
    ['sqlite:log/events.db', { kind: 'sqlite', file: resolve('log/events.db') }],
    ['sqlite:/var/lib/events.db', { kind: 'sqlite', file: '/var/lib/events.db' }],
    ['esdb://127.0.0.1:2113?tls=false', { kind: 'eventstoredb' }],
    ['esdb+discover://user:word@cluster:2113', { kind: 'eventstoredb' }],
    ['esdb://one:2113,two:2113,three:2113?tls=true', { kind: 'eventstoredb' }],
  ])('may be at %s', (text, setting) => {
    expect(parseStore('QADAM_STORE', text)).toMatchObject(setting);
  });

  it.each(['postgres://user:word@database:5432/qadam?sslmode=require', 'postgresql:///qadam'])(
    'may have their tables at %s',
    (url) => {
      expect(parseReadDatabase('QADAM_READ_DB', url)).toEqual({ kind: 'postgres', url });
    },
  );

  it.each([
    ['QADAM_STORE', 'kurrentdb://admin:changeit@host', /QADAM_STORE must be sqlite:<path>, esdb:/],
    ['QADAM_STORE', 'mysql://admin:changeit@host', /QADAM_STORE .+ "mysql:"/],
    ['QADAM_STORE', 'changeit', /QADAM_STORE must be/],
    ['QADAM_STORE', 'sqlite:', /QADAM_STORE must be/],
    ['QADAM_STORE', 'esdb://changeit host', /QADAM_STORE must be/],
    ['QADAM_READ_DB', 'esdb://admin:changeit@host', /QADAM_READ_DB must be sqlite:<path>, postgres:/],
    ['QADAM_READ_DB', 'postgres://admin:changeit@', /QADAM_READ_DB must be/],
    ['QADAM_WORK', 'there', /QADAM_WORK must be one of here, elsewhere/],
    ['QADAM_WORK', 'elsewhere', /QADAM_WORK=elsewhere needs a log that several processes write/],
    ['QADAM_ENDPOINT', 'esdb://127.0.0.1:2113', /needs tlsCertFile and tlsKeyFile/],
    ['QADAM_ENDPOINT', 'esdb://127.0.0.1?tlsCertFile=a.pem', /needs tlsCertFile and tlsKeyFile/],
    ['QADAM_ENDPOINT', 'http://127.0.0.1:2113', /QADAM_ENDPOINT must be esdb:/],
    ['QADAM_ENDPOINT', 'esdb://admin:changeit@127.0.0.1?tls=false', /QADAM_ENDPOINT must be esdb:/],
    ['QADAM_INSTALLATION', 'Qadam.1', /QADAM_INSTALLATION must be/],
  ])('refuse %s=%s by name, and tell nobody what it holds', (name, value, reason) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal).toMatch(reason);
    expect(refusal).not.toContain('changeit');
  });

  it('are named all at once where several are wrong', () => {
    expect(refusalOf({ QADAM_STORE: 'x:y', QADAM_READ_DB: 'x:y', QADAM_WORK: 'x' })).toMatch(
      /QADAM_STORE.+QADAM_READ_DB.+QADAM_WORK/,
    );
  });

  it.each([
    ['esdb://admin:changeit@one:2113,two:2113/?tls=true&userCertFile=x', 'esdb://one:2113,two:2113/'],
    ['esdb+discover://cluster:2113', 'esdb+discover://cluster:2113'],
  ])('on a server are shown without their secrets: %s', (url, shown) => {
    expect(shownPlace({ kind: 'eventstoredb', url })).toBe(shown);
  });

  it('in a database are shown without their secrets', () => {
    const url = 'postgres://qadam:p%40ss@database:5432/qadam?sslpassword=x';
    expect(shownPlace({ kind: 'postgres', url })).toBe('postgres://database:5432/qadam');
  });
});

describe('the endpoint', () => {
  it('is off unless it is switched on', () => {
    expect(settingsOf({ QADAM_ENDPOINT_ANONYMOUS: 'reader' }).endpoint).toBeUndefined();
  });

  it('has an address, roles for those without a name, users, and TLS', () => {
    const users = { QADAM_ENDPOINT_USERS: '/users.json', QADAM_ENDPOINT_ANONYMOUS: 'reader, writer' };
    expect(settingsOf({ QADAM_ENDPOINT: 'esdb://127.0.0.1:4711?tls=false', ...users }).endpoint).toEqual({
      host: '127.0.0.1',
      port: 4711,
      anonymous: ['reader', 'writer'],
      usersFile: '/users.json',
    });
    expect(
      settingsOf({ QADAM_ENDPOINT: 'esdb://[::1]?tlsCertFile=/c.pem&tlsKeyFile=/k.pem' }).endpoint,
    ).toEqual({
      host: '::1',
      port: 2113,
      anonymous: [],
      tls: { certFile: '/c.pem', keyFile: '/k.pem' },
    });
  });

  it('is not for a log on a server', () => {
    const environment = { QADAM_STORE: 'esdb://there:2113', QADAM_ENDPOINT: 'esdb://127.0.0.1?tls=false' };
    expect(refusalOf(environment)).toMatch(/QADAM_ENDPOINT is for a log in a file/);
  });

  it('lets workers elsewhere write a log that is a file', () => {
    const environment = { QADAM_WORK: 'elsewhere', QADAM_ENDPOINT: 'esdb://127.0.0.1?tls=false' };
    expect(settingsOf(environment).work).toBe('elsewhere');
  });
});
