import { ServiceError } from '#libs/contract';
import type { VariableName } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings and gathers what is wrong with them, so that all of it is said at once. */
export class SettingsReader {
  readonly #faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** Undefined where the variable is not set or blank. */
  readonly text = (name: VariableName): string | undefined => this.environment[name]?.trim() || undefined;

  /** A whole number from 0 on. */
  number(name: VariableName, usual: number, most: number): number {
    const given = this.text(name);
    if (given === undefined) return usual;
    if (/^\d+$/.test(given) && Number(given) <= most) return Number(given);
    this.#faults.push(`${name} must be a whole number from 0 to ${most}, not "${given}"`);
    return usual;
  }

  /** One of several words. */
  oneOf<Word extends string>(name: VariableName, words: readonly Word[], usual: Word): Word {
    const given = this.text(name) ?? usual;
    const word = words.find((known) => known === given);
    if (word !== undefined) return word;
    this.#faults.push(`${name} must be one of ${words.join(', ')}, not "${given}"`);
    return usual;
  }

  /** What `read` gives; its error is kept, and `otherwise` stands in until all is read. */
  attempt<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      this.fault((error as Error).message);
      return otherwise;
    }
  }

  fault(message: string): void {
    this.#faults.push(message);
  }

  /** @throws ServiceError `bad-configuration`, naming every variable at fault */
  end(): void {
    if (this.#faults.length === 0) return;
    throw new ServiceError('bad-configuration', this.#faults.join('; '), { faults: this.#faults });
  }
}
