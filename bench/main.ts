import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCommands } from './commands.bench.ts';

const SECTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  commands: benchCommands,
};

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const results: Record<string, unknown> = {
  at: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
};
for (const name of chosen) {
  const section = SECTIONS[name];
  if (!section) {
    console.error(`There is no benchmark "${name}"; there are: ${Object.keys(SECTIONS).join(', ')}`);
    process.exit(2);
  }
  console.log(`\n${name}`);
  results[name] = await section();
  console.dir(results[name], { depth: null });
}
mkdirSync('bench/results', { recursive: true });
writeFileSync('bench/results/latest.json', `${JSON.stringify(results, null, 2)}\n`);
console.log('\nwritten to bench/results/latest.json');
