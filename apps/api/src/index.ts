// First: `@Type` of class-transformer asks for it when the classes of the commands are loaded.
import 'reflect-metadata';
export { createApp, RunningApp } from './create-app.ts';
export { configFrom } from './config.ts';
export type { AppConfig, TokenSettings } from './config.ts';
export type { OpenOptions } from './service-parts.ts';
export { demonstrationTokens } from './auth/demonstration-tokens.ts';
export type { DemonstrationToken } from './auth/demonstration-tokens.ts';
export { openApiDocument } from './docs/openapi-document.ts';
export { problemOf, STATUS } from './http/problems.ts';
export type { Problem } from './http/problems.ts';
