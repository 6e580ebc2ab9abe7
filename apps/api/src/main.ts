import './check-node.ts';

await import('./serve.ts');
