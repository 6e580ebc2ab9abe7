import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster } from './postgres-cluster.ts';
import { isAlive, removeLeftovers } from './postgres-leftovers.ts';

/**
 * A process that holds a PostgreSQL for another one, and ends it when that one ends, in whatever way it does: what a
 * test run started must not outlive it. Arguments: folder for the database, process id of the owner.
 */
const [, , folder = '', owner = ''] = process.argv;
const state = join(folder, 'state.json');
const ended = new AbortController();
process.once('SIGTERM', () => ended.abort());
process.once('SIGINT', () => {});

try {
  removeLeftovers();
  const cluster = await startCluster(folder);
  const { port } = cluster;
  let server = cluster.process;
  const runs = () => server.exitCode === null && server.signalCode === null;
  const announce = () =>
    writeFileSync(state, JSON.stringify({ port, pid: server.pid, host: process.pid }), { flush: true });
  announce();
  while (!ended.signal.aborted && isAlive(Number(owner))) {
    await pause(runs() ? 200 : 20, undefined, { signal: ended.signal }).catch(() => {});
    if (runs() || ended.signal.aborted) continue;
    // A test has killed it: it comes again, as under a supervisor. What it was at may hold its memory for a moment.
    const again = await cluster.restart().catch(() => undefined);
    if (!again) continue;
    server = again;
    announce();
  }
  if (runs()) {
    server.kill('SIGQUIT');
    await once(server, 'exit');
  }
} catch (error) {
  writeFileSync(state, JSON.stringify({ failure: String(error) }));
  await pause(10_000, undefined, { signal: ended.signal }).catch(() => {});
}
rmSync(folder, { recursive: true, force: true });
