import { hash } from 'node:crypto';

/**
 * Numbers that look random and are not: the same name gives the same sequence on every machine (sfc32, integers
 * only; nothing of Math whose last digit a machine may choose).
 */
export class Random {
  readonly #words: Int32Array;

  private constructor(words: Int32Array) {
    this.#words = words;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  static named(name: string): Random {
    const digest = Buffer.from(hash('sha256', name, 'hex'), 'hex');
    return new Random(Int32Array.of(digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), 1));
  }

  /** From 0 inclusive to 1 exclusive. */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.#words;
    const sum = (a + b + counter) | 0;
    this.#words.set([b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, counter + 1]);
    return (sum >>> 0) / 2 ** 32;
  }

  /** True so often out of 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** As `whole`, the middle more often than the ends. */
  middling(least: number, most: number): number {
    return least + Math.floor(((this.next() + this.next()) / 2) * (most - least + 1));
  }

  /** Digits, zeros in front. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const entries = Object.entries<number>(weights) as [Key, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return this.pick(entries)[0];
  }
}
