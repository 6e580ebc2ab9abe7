export { failureLog } from './failure-log.ts';
export { openLegalParts } from './legal-parts.ts';
export type { LegalParts } from './legal-parts.ts';
export { openLog } from './open-log.ts';
export type { LogOptions } from './open-log.ts';
export { openStores } from './open-stores.ts';
export type { StoreOptions, Stores } from './open-stores.ts';
export { openTables } from './open-tables.ts';
export { projections } from './projections.ts';
