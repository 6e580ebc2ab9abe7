import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type PostgresServer } from '#libs/testing';
import { TcpProxy } from '../../../libs/event-store/src/testing/tcp-proxy.ts';
import { Part } from './part.ts';

export const SECRET = 'the specs know this secret, and nobody else does';
export const INSTALLATION = 'qadam';

/**
 * An installation on several processes: a log that is lent, PostgreSQL, two services, two workers; between them and the
 * stores a network that can be bad.
 */
export class Constellation {
  private constructor(
    readonly folder: string,
    readonly postgres: PostgresServer,
    readonly storePort: number,
    /** On the way to the log and to the tables. */
    readonly networks: { readonly store: TcpProxy; readonly tables: TcpProxy },
    readonly store: Part,
    readonly services: readonly Part[],
    readonly workers: readonly Part[],
    /** Where the services answer. */
    readonly urls: readonly string[],
  ) {}

  static async start(): Promise<Constellation> {
    const folder = mkdtempSync(join(tmpdir(), 'qadam-faults-'));
    const postgres = await startServer();
    const [storePort = 0, ...ports] = await freePorts(5);
    const networks = { store: await TcpProxy.to(storePort), tables: await TcpProxy.to(postgres.port) };
    const shared = {
      QADAM_INSTALLATION: INSTALLATION,
      QADAM_STORE: `esdb://127.0.0.1:${networks.store.port}?tls=false`,
      QADAM_READ_DB: postgres.url.replace(`:${postgres.port}/`, `:${networks.tables.port}/`),
      QADAM_JWT_SECRET: SECRET,
    };
    const store = new Part({
      name: 'store',
      program: 'qadam',
      args: ['lend'],
      environment: {
        QADAM_DATA: join(folder, 'log'),
        QADAM_INSTALLATION: INSTALLATION,
        QADAM_ENDPOINT: `esdb://127.0.0.1:${storePort}?tls=false`,
        QADAM_ENDPOINT_ANONYMOUS: 'engine',
      },
      ready: /Lending/,
    });
    const services = ports.slice(0, 2).map(
      (port, index) =>
        new Part({
          name: `service-${index}`,
          program: 'api',
          environment: {
            ...shared,
            QADAM_DATA: join(folder, `service-${index}`),
            QADAM_PORT: String(port),
            QADAM_WORK: 'elsewhere',
          },
          ready: /Qadam answers at/,
        }),
    );
    const workers = ports.slice(2).map(
      (port, index) =>
        new Part({
          name: `worker-${index}`,
          program: 'worker',
          environment: { ...shared, QADAM_WORKER_PORT: String(port) },
          ready: /keeps tables and time/,
        }),
    );
    await store.start();
    await Promise.all([...services, ...workers].map((part) => part.start()));
    const urls = ports.slice(0, 2).map((port) => `http://127.0.0.1:${port}`);
    return new Constellation(folder, postgres, storePort, networks, store, services, workers, urls);
  }

  /** The log without the bad network. */
  get storeUrl(): string {
    return `esdb://127.0.0.1:${this.storePort}?tls=false`;
  }

  get parts(): readonly Part[] {
    return [this.store, ...this.services, ...this.workers];
  }

  async stop(): Promise<void> {
    for (const network of Object.values(this.networks)) network.resume();
    await Promise.all([...this.services, ...this.workers].map((part) => part.stop()));
    await this.store.stop();
    await Promise.all(Object.values(this.networks).map((network) => network.close()));
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true });
  }
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
