import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

/** Each section runs in a process of its own, so that none inherits the memory or the warm code of another. */
const SECTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  commands: async () => (await import('./commands.bench.ts')).benchCommands(),
  http: async () => (await import('./http.bench.ts')).benchHttp(),
  calendar: async () => (await import('./calendar.bench.ts')).benchCalendar(),
  deadlines: async () => (await import('./deadlines.bench.ts')).benchDeadlines(),
  ledger: async () => (await import('./ledger.bench.ts')).benchLedger(),
  rebuild: async () => (await import('./rebuild.bench.ts')).benchRebuild(),
  projections: async () => (await import('./projections.bench.ts')).benchProjections(),
  lag: async () => (await import('./lag.bench.ts')).benchLag(),
  growth: async () => (await import('./growth.bench.ts')).benchGrowth(),
  eventstoredb: async () => (await import('./eventstoredb.bench.ts')).benchEventStoreDb(),
  scale: async () => (await import('./scale.bench.ts')).benchScale(),
};
const FOLDER = 'bench/results';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
mkdirSync(FOLDER, { recursive: true });
if (values.only !== undefined) await runSection(values.only);
else runAll(positionals.length > 0 ? positionals : Object.keys(SECTIONS));

async function runSection(name: string): Promise<void> {
  const result = await SECTIONS[name]?.();
  console.dir(result, { depth: null });
  writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify(result));
}

function runAll(names: readonly string[]): void {
  const unknown = names.find((name) => !SECTIONS[name]);
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}"; there are: ${Object.keys(SECTIONS).join(', ')}`);
    process.exit(2);
  }
  const results: Record<string, unknown> = {
    at: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  for (const name of names) {
    console.log(`\n${name}`);
    const child = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--only', name], {
      stdio: 'inherit',
    });
    if (child.status !== 0) process.exit(child.status ?? 1);
    results[name] = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'));
  }
  writeFileSync(`${FOLDER}/latest.json`, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nwritten to ${FOLDER}/latest.json`);
}
