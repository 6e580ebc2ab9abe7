import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Projection } from '../projection.ts';
import { projectInThread } from '../thread/project-in-thread.ts';
import type { ThreadData } from '../thread/thread-messages.ts';
import { Tally } from './tally.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { files } = workerData as ThreadData;
/** How often the thread dies of an event of the stream `deadly`, with its tables half written. */
const deaths = `${files.read}.deaths`;

const tally = new Tally();
const deadlyTally: Projection = {
  name: tally.name,
  version: tally.version,
  tables: tally.tables,
  async apply(trx, events) {
    await tally.apply(trx, events);
    if (events.some(({ stream }) => stream === 'deadly')) dieIfDue();
  },
};

function dieIfDue(): void {
  const left = existsSync(deaths) ? Number(readFileSync(deaths, 'utf8')) : 0;
  if (left === 0) return;
  if (left === 1) rmSync(deaths);
  else writeFileSync(deaths, String(left - 1));
  process.exit(7);
}

await projectInThread([deadlyTally]);
