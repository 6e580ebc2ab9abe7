import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import { KeyedTurns } from '../keyed-turns.ts';
import { resolved, type ResolvedEvent } from '../streams/links.ts';
import { metadataStreamOf } from '../streams/stream-names.ts';
import { stateOf } from '../streams/stream-state.ts';
import { linkEvent, objectIn, systemEvent } from '../streams/system-event.ts';
import type { GroupName } from './group-settings.ts';

/** Parked events that are read at once. */
const PAGE = 100;

/** What is kept of a group in the log: how far it has come, and the events that were put aside. */
export class GroupLog {
  readonly #checkpoints: string;
  readonly #parked: string;
  readonly #turns = new KeyedTurns();

  constructor(
    private readonly store: EventStore,
    { stream, group }: GroupName,
  ) {
    this.#checkpoints = `$persistentsubscription-${stream}::${group}-checkpoint`;
    this.#parked = `$persistentsubscription-${stream}::${group}-parked`;
  }

  /** Everything up to this revision or position was done; undefined for a group that has kept nothing yet. */
  async checkpoint(): Promise<bigint | undefined> {
    const [event] = await this.store.readStream(this.#checkpoints, { backwards: true, limit: 1 });
    const place = event && objectIn(event)['checkpoint'];
    return typeof place === 'string' ? BigInt(place) : undefined;
  }

  async keep(place: bigint): Promise<void> {
    const event = systemEvent('$SubscriptionCheckpoint', { checkpoint: `${place}` });
    await this.store.append(this.#checkpoints, 'any', [event]);
  }

  /** Puts an event aside, as a link to it. */
  async park({ event, link }: ResolvedEvent, reason: string): Promise<void> {
    const target = link ?? event;
    if (!target) return;
    await this.store.append(this.#parked, 'any', [
      linkEvent(target, { added: new Date().toISOString(), reason }),
    ]);
  }

  /** Revisions of the parked events: the first, and the one after the last. */
  async parkedRange(): Promise<{ first: number; end: number }> {
    const { first, last } = await stateOf(this.store, this.#parked);
    return { first, end: last + 1 };
  }

  /** Parked events of these revisions, with what they lead to. */
  async *parked(
    first: number,
    end: number,
  ): AsyncGenerator<{ revision: number; event: StoredEvent | undefined }> {
    for (let from = first; from < end;) {
      const page = await this.store.readStream(this.#parked, { from, limit: Math.min(PAGE, end - from) });
      if (page.length === 0) return;
      for (const link of page) {
        const { event } = await resolved(this.store, link);
        yield { revision: link.revision, event };
      }
      from += page.length;
    }
  }

  /** Parked events before this revision are done with. */
  async forgetParked(before: number): Promise<void> {
    await this.#turns.take('parked', async () => {
      if ((await this.parkedRange()).first >= before) return;
      const event = systemEvent('$metadata', { $tb: before });
      await this.store.append(metadataStreamOf(this.#parked), 'any', [event]);
    });
  }

  /** A group of the same name begins anew: what was kept of the last one is no longer looked at. */
  async forget(): Promise<void> {
    const { end } = await this.parkedRange();
    if (end > 0) await this.forgetParked(end);
    if ((await this.checkpoint()) === undefined) return;
    await this.store.append(this.#checkpoints, 'any', [
      systemEvent('$SubscriptionCheckpoint', { checkpoint: null }),
    ]);
  }
}
