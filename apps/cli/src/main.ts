#!/usr/bin/env node
import './check-node.ts';

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
