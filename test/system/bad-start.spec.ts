import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { jest } from '@jest/globals';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import {
  type EventStoreEndpoint,
  MemoryEventStore,
  SqliteEventStore,
  startEndpoint,
} from '#libs/event-store';
import { openReadDatabase } from '#libs/projections';
import { newSchema } from '#libs/testing';
import { built, ended, killAll, start, type Environment } from './support/programs.ts';

// A server that does not answer is asked for a while before it is given up.
jest.setTimeout(180_000);

(built ? describe : describe.skip)('a program that is started with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-bad-start-'));
  let endpoint: EventStoreEndpoint;
  let poor: Server;
  let poorPort = 0;

  beforeAll(async () => {
    endpoint = await startEndpoint({
      store: new MemoryEventStore(),
      installation: 'qadam',
      address: { host: '127.0.0.1', port: 0 },
      authenticate: async () => undefined,
    });
    ({ server: poor, port: poorPort } = await serverWithoutMethods());
  });
  afterAll(async () => {
    killAll();
    poor.forceShutdown();
    await endpoint.stop();
    rmSync(folder, { recursive: true });
  });

  let count = 0;
  /** Starts it in a directory of its own and looks what it leaves there. */
  const started = async (program: 'api' | 'worker', environment: Environment) => {
    const data = join(folder, String((count += 1)));
    const end = await ended(
      start(program, { QADAM_DATA: data, QADAM_DEMO_APPLICATIONS: '0', ...environment }),
    );
    const left = existsSync(data) ? readdirSync(data).filter((name) => name.includes('sqlite')) : [];
    return { ...end, left };
  };

  /** One line, exit code 1, nothing begun, no secret told. */
  const expectRefusal = async (program: 'api' | 'worker', environment: Environment, reason: RegExp) => {
    const end = await started(program, environment);
    expect(end).toMatchObject({ code: 1, out: '', left: [] });
    expect(end.err).toMatch(reason);
    expect(end.err.trimEnd().split('\n')).toHaveLength(1);
    expect(end.err).not.toContain('changeit');
  };

  const SERVER = 'esdb://admin:changeit@127.0.0.1:1?tls=false';

  it.each([
    [
      'api',
      'QADAM_STORE',
      'kurrentdb://admin:changeit@host:2113',
      /QADAM_STORE must be .+\[bad-configuration\]/,
    ],
    ['worker', 'QADAM_STORE', 'mysql://root:changeit@host', /QADAM_STORE must be .+\[bad-configuration\]/],
    ['worker', 'QADAM_DATA', folder, /QADAM_STORE must be a server for a worker .+\[bad-configuration\]/],
    ['api', 'QADAM_READ_DB', 'mongodb://root:changeit@host', /QADAM_READ_DB must be .+\[bad-configuration\]/],
    ['api', 'QADAM_WORK', 'elsewhere', /QADAM_WORK=elsewhere needs .+\[bad-configuration\]/],
    ['api', 'QADAM_STORE', SERVER, /\[store-unavailable\]/],
    ['worker', 'QADAM_STORE', SERVER, /\[store-unavailable\]/],
  ] as const)('a bad %s %s says so: %s', (program, name, value, reason) =>
    expectRefusal(program, { [name]: value }, reason),
  );

  it('credentials that a server does not know says so', () =>
    expectRefusal(
      'worker',
      { QADAM_STORE: `esdb://127.0.0.1:${endpoint.port}?tls=false` },
      /\[store-denied\]/,
    ));

  it('a server that has not the methods that are needed says so', () =>
    expectRefusal('api', { QADAM_STORE: `esdb://127.0.0.1:${poorPort}?tls=false` }, /\[store-unsupported\]/));

  it('a log of another installation says so', async () => {
    const file = join(folder, 'almaty.sqlite');
    const { code, err } = await ended(
      start(
        'qadam',
        { QADAM_STORE: `sqlite:${file}`, QADAM_INSTALLATION: 'almaty' },
        'simulate',
        '--applications',
        '1',
      ),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expectRefusal(
      'api',
      { QADAM_STORE: `sqlite:${file}` },
      /installation "almaty", not "qadam".+\[bad-configuration\]/,
    );
    // Nothing holds it any more.
    await (await SqliteEventStore.open({ file })).close();
  });

  it('tables of another installation, or of a newer version, says so', async () => {
    const url = await newSchema();
    const database = await openReadDatabase({ url, installation: 'almaty' });
    const refusal = { QADAM_READ_DB: url };
    const logsMayBeMade = async (reason: RegExp) => {
      const { code, out, err } = await started('api', refusal);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(reason);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    };
    await logsMayBeMade(/belongs to installation "almaty".+\[bad-configuration\]/);
    await sql`update read_database set value = '1000' where key = 'format'`.execute(database.writer);
    await logsMayBeMade(/newer version.+\[store-too-new\]/);
    await database.close();
  });
});

/** It is asked what it can do, and can do nothing but say so. */
async function serverWithoutMethods(): Promise<{ server: Server; port: number }> {
  const server = new Server();
  const answer: UntypedServiceImplementation = {
    getSupportedMethods: (_call: unknown, callback: (error: null, value: SupportedMethods) => void) => {
      const methods = new SupportedMethods();
      methods.setEventStoreServerVersion('5.0.0');
      callback(null, methods);
    },
  };
  server.addService(ServerFeaturesService, answer);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { server, port };
}
