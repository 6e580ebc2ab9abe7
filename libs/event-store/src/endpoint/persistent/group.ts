import { Bell } from '../../live/bell.ts';
import type { Log } from '../protocol/status.ts';
import type { Consumer, Message } from './consumer.ts';
import { refused } from './group-catalogue.ts';
import { GroupKeeper } from './group-keeper.ts';
import { GroupLog } from './group-log.ts';
import { GroupReading, type GroupParts } from './group-reading.ts';
import type { GroupDefinition } from './group-settings.ts';
import { shareOutBy, type ShareOut } from './share-out.ts';

/** What becomes of an event that a consumer could not deal with. */
export type NackAction = 'park' | 'retry' | 'skip' | 'stop';

/**
 * One persistent subscription at work: reads ahead while anybody consumes, gives each event to one consumer, again
 * when it is not answered in time, and puts it aside when it was given too often. At least once: after a restart the
 * events since the last checkpoint come again.
 */
export class Group {
  readonly #consumers: Consumer[] = [];
  /** Read and not given out; what comes back stands in front. */
  readonly #queue: Message[] = [];
  readonly #room = new Bell();
  readonly #log: Log;
  readonly #left = new Bell();
  readonly #shareOut: ShareOut;
  readonly reading: GroupReading;

  private constructor(
    readonly definition: GroupDefinition,
    parts: GroupParts,
    readonly groupLog: GroupLog,
    readonly keeper: GroupKeeper,
  ) {
    this.#log = parts.log;
    this.#shareOut = shareOutBy(definition.strategy);
    this.reading = new GroupReading(definition, parts, groupLog, keeper, {
      untilRoom: (signal) => this.#untilRoom(signal),
      add: (message) => {
        this.#queue.push(message);
        this.#dispatch();
      },
      fail: (error) => this.sendAway(error),
      isWanted: () => this.#consumers.length > 0,
    });
  }

  static async open(definition: GroupDefinition, parts: GroupParts): Promise<Group> {
    const groupLog = new GroupLog(parts.store, definition);
    const done = (await groupLog.checkpoint()) ?? BigInt(definition.from) - 1n;
    return new Group(definition, parts, groupLog, new GroupKeeper(definition, groupLog, done, parts.log));
  }

  get consumers(): readonly Consumer[] {
    return this.#consumers;
  }

  /** Events that wait for a consumer. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** @throws Refusal `group-full` */
  join(consumer: Consumer): void {
    const { maxSubscriberCount } = this.definition;
    if (maxSubscriberCount > 0 && this.#consumers.length >= maxSubscriberCount) {
      throw refused('group-full', this.definition);
    }
    this.#consumers.push(consumer);
    this.#dispatch();
    this.reading.start();
  }

  /** What the consumer has not answered goes to others. Resolves when progress is kept, if it was the last. */
  async leave(consumer: Consumer): Promise<void> {
    const index = this.#consumers.indexOf(consumer);
    if (index >= 0) this.#consumers.splice(index, 1);
    this.#queue.unshift(...consumer.takeAll());
    if (this.#consumers.length > 0) return this.#dispatch();
    await this.reading.stop();
    await this.keeper.keepNow();
    this.#left.ring();
  }

  /** Sends everybody away; resolves when all have gone and progress is kept. */
  async close(): Promise<void> {
    this.sendAway();
    while (this.#consumers.length > 0) await this.#left.heard();
    await this.reading.stop();
    await this.keeper.keepNow();
  }

  /** Sends everybody away, each with the same error. */
  sendAway(reason: Error = refused('group-dropped', this.definition)): void {
    for (const consumer of this.#consumers) consumer.sendAway(reason);
  }

  ack(consumer: Consumer, ids: readonly string[]): void {
    for (const id of ids) {
      const message = consumer.take(id);
      if (message) this.#finish(message);
    }
    this.#dispatch();
  }

  async nack(consumer: Consumer, ids: readonly string[], action: NackAction, reason: string): Promise<void> {
    for (const id of ids) {
      const message = consumer.take(id);
      if (!message) continue;
      if (action === 'park') await this.#park(message, reason);
      else if (action === 'skip') this.#finish(message);
      else if (action === 'retry') await this.#again(message);
      else this.#queue.unshift(message);
    }
    if (action === 'stop') consumer.sendAway(refused('group-dropped', this.definition));
    else this.#dispatch();
  }

  #finish(message: Message): void {
    if (message.parkedAt !== undefined) this.keeper.finishParked(message.parkedAt);
    if (message.place !== undefined) this.keeper.finish(message.place);
    this.#room.ring();
  }

  async #again(message: Message): Promise<void> {
    message.retries += 1;
    if (message.retries > this.definition.maxRetryCount) {
      await this.#park(message, 'It was given out too often');
    } else this.#queue.unshift(message);
  }

  async #park(message: Message, reason: string): Promise<void> {
    try {
      await this.groupLog.park(message.event, reason);
      this.#finish(message);
    } catch (error) {
      this.#log('An event could not be parked, and is given out again', error);
      this.#queue.unshift(message);
    }
  }

  #dispatch(): void {
    for (let index = 0; index < this.#queue.length && this.#consumers.length > 0;) {
      const message = this.#queue[index];
      const consumer = message && this.#shareOut(message, this.#consumers);
      if (!message || !consumer) {
        // Behind one that waits for its own consumer there may be some for others.
        if (!this.#consumers.some((one) => one.holds < one.slots)) return;
        index += 1;
        continue;
      }
      this.#queue.splice(index, 1);
      consumer.give(message, this.definition.messageTimeoutMs, () => this.#timeOut(consumer, message));
      this.#room.ring();
    }
  }

  #timeOut(consumer: Consumer, { id }: Message): void {
    const message = consumer.take(id);
    if (message) void this.#again(message).then(() => this.#dispatch());
  }

  async #untilRoom(signal: AbortSignal): Promise<void> {
    const most = Math.max(this.definition.historyBufferSize, 1);
    while (this.#queue.length >= most && !signal.aborted) await this.#room.heard(signal);
  }
}
