import { setTimeout as pause } from 'node:timers/promises';
import { ServiceError } from '#libs/contract';
import type { House } from './house.ts';
import { Lockstep, type Agreed } from './lockstep.ts';

export interface MoveOptions {
  /** Events are those of streams that begin with it: `qadam.`. */
  readonly prefix: string;
  readonly now?: () => Date;
  /** Positions of the source, which are to be compared only: how far it has come, and how far the source goes. */
  readonly onProgress?: (done: bigint, head: bigint) => void;
  /** How often the source is looked at when all of it has been copied, milliseconds. */
  readonly pollMs?: number;
  readonly page?: number;
}

/** What the tables need when they are to follow the target from where they are. */
export interface Sealed {
  readonly agreed: Agreed;
  /** The same event in both: the last. */
  readonly last: { readonly source: bigint; readonly target: bigint };
}

const POLL_MS = 200;
/** As much as is copied in the last of them, about, is left to be copied after the seal. */
const ROUNDS = 5;

/**
 * Moves the log of an installation from one house to another while services write it. State is nothing but what stands
 * in the two houses, so that whatever interrupts it, it is gone on with by doing it again.
 *
 * The target is `incoming` until the last event is in it; the source is sealed before the last events are copied; only
 * when both are the same is the target `home`.
 */
export class Move {
  readonly #lockstep: Lockstep;
  readonly #now: () => Date;
  #sealed = false;
  #done = false;

  constructor(
    private readonly source: House,
    private readonly target: House,
    private readonly options: MoveOptions,
  ) {
    const { prefix, page } = options;
    this.#lockstep = new Lockstep(source.store, target, { prefix, ...(page !== undefined && { page }) });
    this.#now = options.now ?? (() => new Date());
  }

  /** Whether the source takes no more events: then there is nothing to follow, and the move can only be finished. */
  get sealed(): boolean {
    return this.#sealed;
  }

  /** Whether it had been finished before it began. */
  get done(): boolean {
    return this.#done;
  }

  get agreed(): Agreed {
    return this.#lockstep.agreed;
  }

  /**
   * Looks at what both houses say, and marks the target as incoming.
   * @throws ServiceError `bad-configuration` where one of them takes part in another move, or is somebody's home
   */
  async begin(): Promise<void> {
    const [from, to] = await Promise.all([this.source.findMark(), this.target.findMark()]);
    if (from?.state === 'incoming')
      throw busy(this.source, `is a copy of ${from.other} that is not finished`);
    if (from?.state === 'moved' && from.other !== this.target.shown)
      throw busy(this.source, `has moved to ${from.other} already`);
    this.#sealed = from?.state === 'moved';
    if (to?.state === 'home' && to.other === this.source.shown && this.#sealed) {
      this.#done = true;
      return;
    }
    if (to?.state === 'home') throw busy(this.target, `is a home already, moved into from ${to.other}`);
    if (to && to.other !== this.source.shown)
      throw busy(this.target, to.state === 'moved' ? `has moved to ${to.other}` : `is a copy of ${to.other}`);
    if (to?.state !== 'incoming') await this.#markTarget('incoming');
  }

  /** Copies and compares until both are abreast. Ends early when the signal is aborted: then false. */
  async copy(signal?: AbortSignal): Promise<boolean> {
    let head = await this.source.store.head();
    for (;;) {
      if (signal?.aborted) return false;
      const more = await this.#lockstep.step();
      const { source } = this.#lockstep.position;
      if (source > head) head = await this.source.store.head();
      this.options.onProgress?.(source, head);
      if (!more) return true;
    }
  }

  /** The same, and goes on with what is appended to the source, until the signal is aborted or the source is sealed. */
  async follow(signal: AbortSignal): Promise<void> {
    while (await this.copy(signal)) {
      this.#sealed = (await this.source.findMark())?.state === 'moved';
      if (this.#sealed) return;
      await pause(this.options.pollMs ?? POLL_MS, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * Copies all, seals the source, copies what came meanwhile, compares, and makes the target the home.
   * @param onSealed done when both are the same and nobody writes: leads the tables over; if it fails the target stays
   *   incoming and the source sealed, and the move is finished by doing it again
   */
  async switchOver(onSealed: (sealed: Sealed) => Promise<void> = async () => {}): Promise<Sealed> {
    if (!this.#sealed) await this.#approach();
    if (!this.#sealed) await this.source.seal(this.target.shown);
    this.#sealed = true;
    await this.copy();
    await this.#lockstep.checkEnd();
    const sealed = { agreed: this.agreed, last: this.#lockstep.position };
    await onSealed(sealed);
    await this.#markTarget('home');
    // A straggler in the source would be an event that somebody was told is safe, and that the target does not have.
    if (await this.#lockstep.step()) throw new ServiceError('store-corrupt', STRAGGLER);
    return sealed;
  }

  /**
   * Copies what is there, then what came meanwhile, and so on, but not for ever: a log may grow as fast as it is copied.
   * What is left then is copied while nobody writes.
   */
  async #approach(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const head = await this.source.store.head();
      if (this.#lockstep.position.source >= head) return;
      while (this.#lockstep.position.source < head && (await this.#lockstep.step()))
        this.options.onProgress?.(this.#lockstep.position.source, head);
    }
  }

  #markTarget(state: 'incoming' | 'home'): Promise<void> {
    return this.target.setMark({ state, other: this.source.shown, at: this.#now().toISOString() });
  }
}

const STRAGGLER =
  'An event came to the source after it was sealed; it has been copied, but look at who wrote it';

/**
 * Gives a move up: the source is as it was. What has been copied stays in the target, sealed: it is nobody's home, and a
 * later move may go on with it.
 * @throws ServiceError `bad-configuration` where the move is finished, or there is none between the two
 */
export async function abandonMove(source: House, target: House): Promise<void> {
  const [from, to] = await Promise.all([source.findMark(), target.findMark()]);
  if (to?.other === source.shown && to.state === 'home') throw busy(target, 'is the home by now; move back');
  if (from?.state === 'moved' && from.other !== target.shown)
    throw busy(source, `has moved to ${from.other}`);
  if (to?.state === 'incoming' && to.other !== source.shown) throw busy(target, `is a copy of ${to.other}`);
  if (from?.state === 'moved') await source.unseal();
  if (to?.state === 'incoming') await target.seal(source.shown);
}

const busy = ({ shown }: House, what: string): ServiceError =>
  new ServiceError('bad-configuration', `${shown} ${what}`);
