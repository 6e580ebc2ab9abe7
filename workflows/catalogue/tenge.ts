import { ServiceError } from '#libs/contract';

const WRITTEN = /^(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,2}))?$/;

/**
 * An amount of money in tenge, exact to a hundredth (one tiyn), never negative, never rounded.
 * In events and over HTTP it is the string that `toString` gives: "6472.00".
 */
export class Tenge {
  static readonly zero = new Tenge(0n);

  private constructor(private readonly tiyn: bigint) {}

  /**
   * Reads "323.6", "323.60" or "6472".
   * @throws ServiceError `invalid-data` for anything else: signs, exponents, blanks, three decimals
   */
  static parse(written: string): Tenge {
    const tenge = Tenge.find(written);
    if (tenge) return tenge;
    throw new ServiceError(
      'invalid-data',
      `${JSON.stringify(written)} is no amount of tenge: write digits with at most two decimals, such as "6472.00"`,
    );
  }

  /** As `parse`, but undefined for what is no amount. */
  static find(written: unknown): Tenge | undefined {
    const match = typeof written === 'string' ? WRITTEN.exec(written) : null;
    if (!match) return undefined;
    const [, whole = '', hundredths = ''] = match;
    return new Tenge(BigInt(whole) * 100n + BigInt(hundredths.padEnd(2, '0')));
  }

  static sum(amounts: Iterable<Tenge>): Tenge {
    let total = Tenge.zero;
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  plus(other: Tenge): Tenge {
    return new Tenge(this.tiyn + other.tiyn);
  }

  /**
   * So many per cent of this amount.
   * @param percent whole, not negative
   * @throws RangeError where the result would need more than two decimals: how to round is nowhere laid down
   */
  percent(percent: number): Tenge {
    if (!Number.isSafeInteger(percent) || percent < 0)
      throw new RangeError(`${percent} is no whole percentage`);
    const hundredfold = this.tiyn * BigInt(percent);
    if (hundredfold % 100n !== 0n)
      throw new RangeError(`${percent} % of ${this.toString()} is no whole number of tiyn`);
    return new Tenge(hundredfold / 100n);
  }

  /** Negative, zero or positive as this amount is less than, equal to or more than the other. */
  compare(other: Tenge): -1 | 0 | 1 {
    if (this.tiyn === other.tiyn) return 0;
    return this.tiyn < other.tiyn ? -1 : 1;
  }

  equals(other: Tenge): boolean {
    return this.tiyn === other.tiyn;
  }

  /** Always with two decimals: "6472.00". `Tenge.parse` reads it back. */
  toString(): string {
    const digits = this.tiyn.toString().padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
