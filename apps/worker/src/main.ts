import './check-node.ts';

try {
  await import('./serve.ts');
} catch (error) {
  // Data that is checked when it is loaded says in one line what is wrong with it; anything else is a bug.
  if (!(error instanceof Error) || error.name !== 'ServiceError') throw error;
  console.error(`The worker does not start: ${error.message}`);
  process.exitCode = 1;
}
