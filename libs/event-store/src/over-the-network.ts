import type { EndpointOptions, EventStoreEndpoint } from './endpoint/event-store-endpoint.ts';
import type { EventStoreDbOptions, EventStoreDbStore } from './eventstoredb/event-store-db-store.ts';

// Loaded when they are asked for: the client and its protocol take half a second and tens of megabytes, of which an
// installation on one file has no use.

/** `EventStoreDbStore.open`. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
  const { EventStoreDbStore: Store } = await import('./eventstoredb/event-store-db-store.ts');
  return Store.open(options);
}

/** `EventStoreEndpoint.start`. */
export async function startEndpoint(options: EndpointOptions): Promise<EventStoreEndpoint> {
  const { EventStoreEndpoint: Endpoint } = await import('./endpoint/event-store-endpoint.ts');
  return Endpoint.start(options);
}
