export { EventIdTakenError, EventStore, WrongRevisionError } from './event-store.ts';
export type { AppendResult, ExpectedRevision, LogReading, StreamReading } from './event-store.ts';
export { InstallationLog } from './installation-log.ts';
export { openEventStoreDb, startEndpoint } from './over-the-network.ts';
export type { EndpointOptions, EventStoreEndpoint } from './endpoint/event-store-endpoint.ts';
export { endpointUsers } from './endpoint/access/endpoint-users.ts';
export { passwordHash } from './endpoint/access/password-hash.ts';
export type {
  Authenticate,
  EndpointCredentials,
  EndpointRole,
  EndpointUser,
} from './endpoint/access/caller.ts';
export { MemoryEventStore } from './memory/memory-event-store.ts';
export { SqliteEventStore } from './sqlite/sqlite-event-store.ts';
export type { SqliteStoreOptions } from './sqlite/sqlite-event-store.ts';
export type { EventStoreDbOptions, EventStoreDbStore } from './eventstoredb/event-store-db-store.ts';
export { checkSqliteStore } from './sqlite/check-store.ts';
export type { OnProgress, StoreProblem, StoreReport } from './sqlite/check-store.ts';
export { eventStoreContract } from './contract-suite.ts';
export type { OpenStore, StoreUnderTest } from './contract/store-under-test.ts';
