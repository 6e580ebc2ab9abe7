import { text } from 'node:stream/consumers';
import { passwordHash } from '#libs/event-store';
import { UsageError, type CliCommand } from '../command.ts';

/** `qadam endpoint password`: what the file of the endpoint's users keeps of a password. */
export const endpointPassword: CliCommand = {
  name: 'endpoint password',
  summary:
    'Reads a password from standard input and prints what the file of the endpoint’s users keeps of it.',
  arguments: '',
  most: 0,
  options: {},
  async run(_given, console) {
    const password = (await text(process.stdin)).replace(/\r?\n$/, '');
    if (password === '') throw new UsageError('there is no password on standard input');
    const hash = await passwordHash(password);
    console.result({ password: hash }, () => hash);
    return 0;
  },
};
