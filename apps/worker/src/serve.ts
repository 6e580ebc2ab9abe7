// First: `@Type` of class-transformer asks for it when the classes of the commands are loaded.
import 'reflect-metadata';
import { isServiceError } from '#libs/contract';
import { readDatabaseOf, shownPlace, storeOf } from '#apps/settings';
import { configFrom } from './config.ts';
import { HealthServer } from './health-server.ts';
import { Worker } from './worker.ts';

try {
  await serve();
} catch (error) {
  console.error(`The worker does not start: ${reasonOf(error)}`);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const config = configFrom(process.env);
  const worker = await Worker.open(config);
  const health = new HealthServer(worker);
  try {
    const url = await health.listen(config.host, config.port);
    stopOnSignal(worker, health);
    console.log(`The worker keeps tables and time; ${url}/readyz tells how it fares`);
    console.log(`Log: ${shownPlace(storeOf(config))}`);
    console.log(`Tables: ${shownPlace(readDatabaseOf(config))}`);
  } catch (error) {
    await worker.close();
    throw error;
  }
}

function stopOnSignal(worker: Worker, health: HealthServer): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log(`${signal}: finishing what is under way …`);
    Promise.all([health.close(), worker.close()]).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`The worker did not stop cleanly: ${reasonOf(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** One line, for whoever starts it; a bug keeps its stack. */
function reasonOf(error: unknown): string {
  if (isServiceError(error)) return `${error.message.replaceAll('\n', ' ')} [${error.code}]`;
  const { code, port, address, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `${address}:${port} is in use by another program (QADAM_WORKER_PORT chooses another)`;
  if (code === 'EACCES') return `${address}:${port} is not allowed for this user (QADAM_WORKER_PORT)`;
  if (code === 'EADDRNOTAVAIL') return `${address} is no address of this machine (QADAM_WORKER_HOST)`;
  return stack ?? String(error);
}
