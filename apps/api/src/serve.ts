// First: `@Type` of class-transformer asks for it when the classes of the commands are loaded.
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles, shownPlace } from '#apps/settings';
import type { SimulationReport } from '#apps/simulator';
import { isServiceError, type ServiceError } from '#libs/contract';
import {
  demonstrationSecret,
  demonstrationTokens,
  type DemonstrationToken,
} from './auth/demonstration-tokens.ts';
import { configFrom } from './config.ts';
import { createApp, type RunningApp } from './create-app.ts';
import { loadDemonstration } from './demonstration-load.ts';
import type { ServiceParts } from './service-parts.ts';

try {
  await serve();
} catch (error) {
  console.error(`Qadam does not start: ${reasonOf(error)}`);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const app = await createApp(configFrom(process.env));
  const stopped = new AbortController();
  try {
    const url = await app.listen();
    stopOnSignal(app, stopped);
    await announce(app, url);
    const load = await loadDemonstration(app.parts);
    if (load) console.log(`Simulated: ${numbersOf(load)}.`);
    app.parts.startClock();
  } catch (error) {
    // A store that is closed in the middle of the load is what was asked for.
    if (stopped.signal.aborted) return;
    await app.close();
    throw error;
  }
}

function numbersOf({ applications, complaints }: SimulationReport): string {
  return `${applications} applications and ${complaints} ${complaints === 1 ? 'complaint' : 'complaints'}`;
}

function stopOnSignal(app: RunningApp, stopped: AbortController): void {
  const stop = (signal: NodeJS.Signals) => {
    if (stopped.signal.aborted) process.exit(1);
    stopped.abort();
    console.log(`${signal}: finishing what is under way …`);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Qadam did not stop cleanly: ${reasonOf(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

async function announce({ parts }: RunningApp, url: string): Promise<void> {
  const { config, clock, workflows } = parts;
  console.log(`Qadam answers at ${url} (documentation: ${url}/docs)`);
  console.log(`Data: ${config.dataDir}`);
  if (config.store) console.log(`Log: ${shownPlace(config.store)}`);
  if (config.readDatabase) console.log(`Tables: ${shownPlace(config.readDatabase)}`);
  if (config.endpoint && parts.endpoint)
    console.log(`EventStoreDB clients: ${config.endpoint.host}:${parts.endpoint.port}`);
  const end = calendarEndsSoon(parts);
  if (end) console.log(`\n${end}`);
  if (config.tokens.kind !== 'demonstration') return;
  const { demonstrationSecret: file, demonstrationTokens: folder } = dataFiles(config.dataDir);
  const tokens = await demonstrationTokens(demonstrationSecret(file), workflows.list(), clock.now());
  saveTokens(folder, tokens);
  console.log(
    '\nDemonstration tokens, for this machine only (QADAM_JWT_SECRET or QADAM_JWT_JWKS for real ones).',
  );
  console.log(`Each stands in a file of its own in ${folder}:`);
  for (const token of tokens) console.log(`\n${holderOf(token)}\n  ${token.token}`);
  console.log('');
}

/** A month or two before the calendar ends, steps begin to be refused: whoever starts the service should know. */
function calendarEndsSoon({ clock, legal }: ServiceParts): string | undefined {
  const { id, years } = legal.time.calendars.current;
  const warnFrom = new Date(`${years.to}-10-01T00:00:00Z`);
  if (clock.now() < warnFrom) return undefined;
  return (
    `The working calendar ${id} ends with ${years.to}: what would be due after that is refused (outside-calendar).\n` +
    'Add the next year: qadam calendar revise, or POST /calendar/revisions (docs/operations.md).'
  );
}

/** So that a walk-through can say `$(cat data/tokens/authorised-officer@astana-1)`; readable by their owner alone. */
function saveTokens(folder: string, tokens: readonly DemonstrationToken[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const token of tokens) writeFileSync(join(folder, holderOf(token)), token.token, { mode: 0o600 });
}

function holderOf({ role, office }: DemonstrationToken): string {
  return office === null ? role : `${role}@${office}`;
}

/** One line, for whoever starts the service; a bug keeps its stack. */
function reasonOf(error: unknown): string {
  if (isServiceError(error)) return lineOf(error);
  const { code, port, address, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `${address}:${port} is in use by another program (QADAM_PORT chooses another)`;
  if (code === 'EACCES')
    return `${address}:${port} is not allowed for this user (QADAM_PORT chooses another)`;
  if (code === 'EADDRNOTAVAIL') return `${address} is no address of this machine (QADAM_HOST)`;
  return stack ?? String(error);
}

function lineOf({ code, message }: ServiceError): string {
  return `${message.replaceAll('\n', ' ')} [${code}]`;
}
