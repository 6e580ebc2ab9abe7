export { EventIdTakenError, EventStore, WrongRevisionError } from './event-store.ts';
export type { AppendResult, ExpectedRevision } from './event-store.ts';
export { MemoryEventStore } from './memory/memory-event-store.ts';
export { SqliteEventStore } from './sqlite/sqlite-event-store.ts';
export type { SqliteStoreOptions } from './sqlite/sqlite-event-store.ts';
