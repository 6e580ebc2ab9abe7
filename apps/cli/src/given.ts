import { parseArgs } from 'node:util';
import { UsageError, type CliCommand, type Given } from './command.ts';
import { EVERYWHERE } from './help.ts';

/** What a line gives to a command. @throws UsageError for an option, or a word, that it does not know */
export function givenTo(command: CliCommand, args: readonly string[]): Given {
  const options = { ...command.options, ...EVERYWHERE };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > command.most)
      throw new UsageError(`${command.name} does not know what "${positionals[command.most]}" is`);
    return { values: values as Given['values'], positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const [reason] = (error as Error).message.split('\n');
    throw new UsageError(`${reason} (qadam ${command.name} --help tells more)`, { cause: error });
  }
}
