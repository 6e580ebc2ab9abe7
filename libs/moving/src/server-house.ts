import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventToAppend, StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { House } from './house.ts';
import { MARK_STATES, type Mark } from './mark.ts';

/**
 * How long a service may go on appending after the seal, milliseconds: until it looks at the mark or gives up not having
 * seen it (`HouseGuard`), and until what it has sent by then is answered.
 */
const QUIET_MS = 20_000;

export interface ServerHouseOptions {
  readonly store: EventStore;
  readonly installation: string;
  readonly shown: string;
  readonly now?: () => Date;
  readonly quietMs?: number;
}

/**
 * A log on a server, where the mark is an event in a stream of its own. Services look at it (`HouseGuard`), so that a seal
 * takes a while.
 */
export class ServerHouse implements House {
  /** One after another: a server does not promise the order of appends that are under way together. */
  readonly width = 1;
  readonly store: EventStore;
  readonly shown: string;
  readonly #stream: string;
  readonly #now: () => Date;

  constructor(private readonly options: ServerHouseOptions) {
    this.store = options.store;
    this.shown = options.shown;
    this.#stream = markStream(options.installation);
    this.#now = options.now ?? (() => new Date());
  }

  findMark(): Promise<Mark | undefined> {
    return findServerMark(this.store, this.options.installation);
  }

  async setMark(mark: Mark): Promise<void> {
    await this.store.append(this.#stream, 'any', [markEvent(mark)]);
  }

  async clearMark(): Promise<void> {
    if (!(await this.findMark())) return;
    await this.store.append(this.#stream, 'any', [markEvent(undefined, this.#now().toISOString())]);
  }

  async seal(to: string): Promise<void> {
    await this.setMark({ state: 'moved', other: to, at: this.#now().toISOString() });
    await pause(this.options.quietMs ?? QUIET_MS);
  }

  unseal(): Promise<void> {
    return this.clearMark();
  }
}

/** Outside of the streams of the installation, which all begin with `<installation>.`. */
export const markStream = (installation: string): string => `${installation}-house`;

/** What the log on a server says of a move; undefined where it says nothing. */
export async function findServerMark(store: EventStore, installation: string): Promise<Mark | undefined> {
  return markIn(await store.readStream(markStream(installation), { backwards: true, limit: 1 }));
}

function markIn([last]: readonly StoredEvent[]): Mark | undefined {
  const { state, other, at } = last?.data ?? {};
  const known = MARK_STATES.find((name) => name === state);
  return known && { state: known, other: String(other), at: String(at) };
}

function markEvent(mark: Mark | undefined, at: string = mark?.at ?? ''): EventToAppend {
  const id = randomUUID();
  const state = mark?.state ?? 'none';
  return {
    id,
    type: 'HouseMarked',
    data: { state, other: mark?.other ?? '', at },
    metadata: {
      applicationId: 'house',
      workflow: { id: 'house', edition: '1' },
      from: '',
      to: state,
      clause: '',
      occurredAt: at,
      occurredOn: at.slice(0, 10),
      actor: { id: 'qadam-move', roles: [], office: null },
      office: '',
      region: '',
      commandId: id,
      commandDigest: '',
      correlationId: id,
      causationId: id,
    },
  };
}
