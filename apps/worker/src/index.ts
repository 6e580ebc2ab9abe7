// First: `@Type` of class-transformer asks for it when the classes of the commands are loaded.
import 'reflect-metadata';
export { configFrom } from './config.ts';
export type { WorkerConfig } from './config.ts';
export { HealthServer } from './health-server.ts';
export { Worker } from './worker.ts';
