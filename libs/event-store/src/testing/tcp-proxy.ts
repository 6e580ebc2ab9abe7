import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Which way bytes go: `answers` are what the server sends. */
export type Way = 'requests' | 'answers';

/** A client's connection and ours to the server. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * A network between a client and a server on this machine, for tests of what happens when it is bad: cut, stalled, slow.
 * What it does applies to the connections that there are and to new ones, until `resume`.
 */
export class TcpProxy {
  /** How long every piece of data is held back on its way, milliseconds; 0 for not at all. */
  delayMs = 0;
  /** Bytes that came from the server, whether they were passed on or not. */
  answered = 0;
  readonly #pairs = new Set<Pair>();
  readonly #stalled = new Set<Way>();
  #cut = false;

  private constructor(
    private readonly listener: Server,
    private target: number,
  ) {
    listener.on('connection', (client) => this.#connected(client));
  }

  /** @param target port of the server on the loopback interface */
  static async to(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(createServer(), target);
    proxy.listener.listen(0, '127.0.0.1');
    await once(proxy.listener, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** New connections go to this port. */
  retarget(port: number): void {
    this.target = port;
  }

  /** Breaks all connections and refuses new ones. What was stalled is lost. */
  cut(): void {
    this.#cut = true;
    for (const pair of this.#pairs) destroy(pair);
  }

  /** Holds everything back, or only what goes one way, without a word to either side. */
  stall(...ways: Way[]): void {
    for (const way of ways.length > 0 ? ways : (['requests', 'answers'] as const)) this.#stalled.add(way);
    for (const pair of this.#pairs) this.#arrange(pair);
  }

  /** As if nothing had been: what was stalled goes on its way, new connections are taken. */
  resume(): void {
    this.#cut = false;
    this.delayMs = 0;
    this.#stalled.clear();
    for (const pair of this.#pairs) this.#arrange(pair);
  }

  async close(): Promise<void> {
    this.cut();
    const closed = once(this.listener, 'close');
    this.listener.close();
    await closed;
  }

  #connected(client: Socket): void {
    if (this.#cut) {
      client.destroy();
      return;
    }
    const pair = { client, server: createConnection(this.target, '127.0.0.1') };
    this.#pairs.add(pair);
    for (const socket of [pair.client, pair.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => destroy(pair));
      socket.on('close', () => {
        this.#pairs.delete(pair);
        destroy(pair);
      });
    }
    const requests = new Lane(pair.server);
    const answers = new Lane(pair.client);
    pair.client.on('data', (bytes) => requests.pass(bytes, this.delayMs));
    pair.server.on('data', (bytes) => {
      this.answered += bytes.length;
      answers.pass(bytes, this.delayMs);
    });
    this.#arrange(pair);
  }

  #arrange({ client, server }: Pair): void {
    flow(client, this.#stalled.has('requests'));
    flow(server, this.#stalled.has('answers'));
  }
}

/** One way of a connection: bytes arrive in their order, however long each is held back. */
class Lane {
  readonly #held: { readonly bytes: Buffer; readonly due: number }[] = [];

  constructor(private readonly to: Socket) {}

  pass(bytes: Buffer, delayMs: number): void {
    this.#held.push({ bytes, due: performance.now() + delayMs });
    if (this.#held.length === 1) this.#move();
  }

  #move(): void {
    for (let next = this.#held[0]; next; next = this.#held[0]) {
      const wait = next.due - performance.now();
      if (wait > 0) {
        setTimeout(() => this.#move(), wait);
        return;
      }
      this.#held.shift();
      if (this.to.writable) this.to.write(next.bytes);
    }
  }
}

function flow(socket: Socket, stalled: boolean): void {
  if (stalled) socket.pause();
  else socket.resume();
}

function destroy({ client, server }: Pair): void {
  client.destroy();
  server.destroy();
}
