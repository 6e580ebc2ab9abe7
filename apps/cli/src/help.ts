import type { CliCommand, CliOption } from './command.ts';

/** Options that every command has. */
export const EVERYWHERE: Readonly<Record<string, CliOption>> = {
  json: { type: 'boolean', about: 'print JSON' },
  help: { type: 'boolean', short: 'h', about: 'print this help' },
};

/** What `qadam` can do. */
export function generalHelp(commands: readonly CliCommand[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(17)} ${summary}`);
  return [
    'qadam <command> [options]',
    '',
    ...lines,
    '',
    'qadam <command> --help tells more; qadam --version prints the version.',
    'Exit codes: 0 done, 1 something was found or failed, 2 called wrongly.',
    'QADAM_DATA, QADAM_INSTALLATION, QADAM_READINGS and QADAM_WARN_WORKING_DAYS are as for the service;',
    'QADAM_DEBUG=1 prints the stack of an error.',
  ].join('\n');
}

/** How one command is called. */
export function commandHelp({ name, summary, arguments: words, options }: CliCommand): string {
  const lines = Object.entries({ ...options, ...EVERYWHERE }).map(([option, { value, about, short }]) => {
    const written = `${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`;
    return `  ${written.padEnd(22)} ${about}`;
  });
  return [`qadam ${[name, words, '[options]'].filter(Boolean).join(' ')}`, '', summary, '', ...lines].join(
    '\n',
  );
}
