export { EventIdTakenError, EventStore, WrongRevisionError } from './event-store.ts';
export type { AppendResult, ExpectedRevision } from './event-store.ts';
