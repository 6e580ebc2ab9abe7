#!/usr/bin/env node
// The door of the command line. npx puts the Node that the project brings first on the path.
import '../check-node.cjs';
import { existsSync } from 'node:fs';

const built = new URL('../dist/apps/cli/src/main.js', import.meta.url);
if (!existsSync(built)) {
  console.error('qadam is not built yet: run `npm run build` (npm ci does it too).');
  process.exit(1);
}
await import(built.href);
