import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { healthOf, registerGauges } from '#apps/composition';
import type { Worker } from './worker.ts';

/** `/livez`, `/readyz` and `/metrics` of a worker: as the service has them, without personal data, open. */
export class HealthServer {
  readonly #registry = new Registry();
  readonly #server: Server;

  constructor(private readonly worker: Worker) {
    const { stores, legal } = worker;
    registerGauges(this.#registry, { ...stores, timekeeper: legal.timekeeper });
    this.#server = createServer((request, response) => {
      this.#answer(request.url ?? '/', response).catch((error: unknown) =>
        send(response, 500, { status: 'error', detail: String(error) }),
      );
    });
  }

  /** The address at which it answers. @throws what the system says: the address is in use, not allowed, none of its own */
  async listen(host: string, port: number): Promise<string> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    const { address, family, port: bound } = this.#server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(url: string, response: ServerResponse): Promise<void> {
    const [path] = url.split('?', 1);
    if (path === '/livez') return send(response, 200, { status: 'ok' });
    if (path === '/readyz') return this.#ready(response);
    if (path === '/metrics') {
      response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE });
      response.end(await this.#registry.metrics());
      return;
    }
    send(response, 404, { status: 'not-found', paths: ['/livez', '/readyz', '/metrics'] });
  }

  async #ready(response: ServerResponse): Promise<void> {
    const health = await healthOf(this.worker.stores.store, this.worker.stores.runner);
    send(response, health.status === 'ok' ? 200 : 503, health);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
