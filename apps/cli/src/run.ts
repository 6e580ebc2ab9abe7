// First: `@Type` of class-transformer asks for it when the classes of the commands are loaded.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { isServiceError } from '#libs/contract';
import { UsageError, type ExitCode } from './command.ts';
import { commandIn, COMMANDS } from './command-table.ts';
import { Console } from './console.ts';
import { givenTo } from './given.ts';
import { commandHelp, generalHelp } from './help.ts';
import { settingsFrom } from './settings.ts';

/** Runs one command line. Errors become one line on standard error; a bug of ours says where it is with QADAM_DEBUG. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  stayQuietWhenNobodyReads();
  try {
    return await dispatch(argv);
  } catch (error) {
    console.error(process.env['QADAM_DEBUG'] ? error : `qadam: ${lineOf(error)}`);
    return calledWrongly(error) ? 2 : 1;
  }
}

async function dispatch(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...more] = argv;
  if (name === undefined) throw new UsageError(`say what to do\n\n${generalHelp(COMMANDS)}`);
  if (name === '--version') return say(version());
  if (['--help', '-h'].includes(name)) return say(generalHelp(COMMANDS));
  if (name === 'help')
    return say(more.length === 0 ? generalHelp(COMMANDS) : commandHelp(commandIn(more).command));
  const { command, rest } = commandIn(argv);
  const given = givenTo(command, rest);
  if (given.values['help']) return say(commandHelp(command));
  const dataDir = given.values['data'];
  const settings = settingsFrom(process.env, typeof dataDir === 'string' ? dataDir : undefined);
  return command.run(given, new Console(given.values['json'] === true), settings);
}

/** Also what only the command that was called could find to be no standard, no office, or no possible span of days. */
function calledWrongly(error: unknown): boolean {
  return (
    error instanceof UsageError ||
    isServiceError(error, 'unknown-standard', 'unknown-office', 'bad-configuration')
  );
}

function say(text: string): ExitCode {
  process.stdout.write(`${text}\n`);
  return 0;
}

function version(): string {
  // From dist/apps/cli/src as from apps/cli/src the nearest package.json is the project's.
  for (let up = '../'; up.length < 30; up += '../') {
    try {
      const read = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8')) as {
        version: string;
      };
      return read.version;
    } catch {
      // One folder further up.
    }
  }
  return 'unknown';
}

function lineOf(error: unknown): string {
  if (isServiceError(error)) return `${error.message.replaceAll('\n', ' ')} [${error.code}]`;
  return error instanceof Error ? error.message : String(error);
}

/** `qadam trace … | head` closes the pipe early; that is no error. */
function stayQuietWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
