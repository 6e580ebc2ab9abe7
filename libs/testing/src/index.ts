export { actorOf } from './actors.ts';
export { applicationOf } from './application-of.ts';
export type { GivenApplication } from './application-of.ts';
export { but } from './but.ts';
export { exampleLog } from './example-log.ts';
export type { ExampleEntry } from './example-log.ts';
export { explore } from './explore.ts';
export type { Situation } from './explore.ts';
export { FixedClock } from './fixed-clock.ts';
export { PLAIN_CALENDAR, plainTime } from './legal-time.ts';
export { goldenHistories } from './golden-histories.ts';
export { Outcome } from './outcome.ts';
export {
  applyBatch,
  batchContract,
  partitionContract,
  projected,
  rebuildContract,
  rowsOf,
} from './read-models.ts';
export type { RebuildExample } from './read-models.ts';
export { startServer } from './postgres/postgres-server.ts';
export type { PostgresServer } from './postgres/postgres-server.ts';
export { onEachDatabase, openTestDatabase, presentDatabase, runs } from './postgres/on-each-database.ts';
export { newSchema } from './postgres/test-schema.ts';
export { readmePage } from './readme-page.ts';
export { APPLICATION_ID, step } from './step.ts';
export type { Step, StepOptions } from './step.ts';
export { takeStep } from './take-step.ts';
export { wishes } from './wishes.ts';
export type { Wish } from './wishes.ts';
export { workflowContract } from './workflow-contract.ts';
