import { mayStick } from './call-errors.ts';
import type { Connection } from './connection.ts';
import { Gate } from './gate.ts';

/** Calls at a time on one connection; a server lets a hundred through and has the next wait without a word. */
const CALLS_AT_ONCE = 90;

/** After so many failures in a row that may stick to a client, the next call gets a new one. */
const FAILURES = 2;

interface Current {
  readonly connection: Connection;
  failures: number;
  running: number;
  retired: boolean;
}

/** The connection for one kind of call, made anew when it goes on failing; an old one is closed when its last call is over. */
export class ConnectionSlot {
  readonly #gate = new Gate(CALLS_AT_ONCE);
  #current: Current | undefined;

  constructor(private readonly connect: () => Connection) {}

  /** Calls with a connection; at most ninety calls at a time. */
  call<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    return this.#gate.through(() => this.hold(call));
  }

  /** Calls with a connection that stays open for as long as the call goes on, apart from the ninety. */
  async hold<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    const current = (this.#current ??= fresh(this.connect()));
    current.running += 1;
    try {
      const result = await call(current.connection);
      current.failures = 0;
      return result;
    } catch (error) {
      this.#failed(current, error as Error);
      throw error;
    } finally {
      current.running -= 1;
      await closedIfOver(current);
    }
  }

  /** For when no call is under way any more. */
  async close(): Promise<void> {
    if (!this.#current) return;
    this.#current.retired = true;
    await closedIfOver(this.#current);
  }

  #failed(current: Current, error: Error): void {
    if (!mayStick(error)) return;
    current.failures += 1;
    if (current.failures < FAILURES) return;
    current.retired = true;
    if (this.#current === current) this.#current = undefined;
  }
}

const fresh = (connection: Connection): Current => ({ connection, failures: 0, running: 0, retired: false });

async function closedIfOver({ connection, retired, running }: Current): Promise<void> {
  if (retired && running === 0) await connection.close();
}
