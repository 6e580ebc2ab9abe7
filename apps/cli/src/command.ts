import type { ParseArgsOptionsConfig } from 'node:util';
import type { Console } from './console.ts';
import type { Settings } from './settings.ts';

/** 0: done, nothing found; 1: something was found or failed; 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** What was given on the command line, parsed by the command's own options. */
export interface Given {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of `qadam`. */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Arguments as they are written: `<id or number>`. */
  readonly arguments: string;
  /** At most so many positional arguments. */
  readonly most: number;
  readonly options: Readonly<Record<string, CliOption>>;
  readonly run: (given: Given, console: Console, settings: Settings) => Promise<ExitCode>;
}

export type CliOption = ParseArgsOptionsConfig[string] & {
  /** For the help. */
  readonly about: string;
  /** Name of its value in the help. */
  readonly value?: string;
};

/** Options that several commands have. */
export const DATA: CliOption = {
  type: 'string',
  value: 'DIR',
  about: 'directory of the store; by default QADAM_DATA or ./data',
};
export const STANDARD: CliOption = { type: 'string', value: 'ID', about: 'one standard alone' };
export const LANGUAGE: CliOption = {
  type: 'string',
  value: 'kk|ru|en',
  about: 'language of titles; by default en',
};

/** Called wrongly: one line, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
