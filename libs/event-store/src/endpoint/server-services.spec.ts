import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { OperationsClient } from '@eventstore/db-client/generated/operations_grpc_pb.js';
import { UsersClient } from '@eventstore/db-client/generated/users_grpc_pb.js';
import operations from '@eventstore/db-client/generated/operations_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import users from '@eventstore/db-client/generated/users_pb.js';
import { credentials, status } from '@grpc/grpc-js';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { EndpointUnderTest } from './testing/endpoint-under-test.ts';

let under: EndpointUnderTest;
afterEach(() => under.stop());

describe('the endpoint', () => {
  it.each<[string, (port: number) => string]>([
    ['by discovery', (port) => `esdb+discover://127.0.0.1:${port}?tls=false`],
    ['as one of several nodes', (port) => `esdb://127.0.0.1:1,127.0.0.1:${port}?tls=false`],
    ['by its name', (port) => `esdb+discover://localhost:${port}?tls=false`],
  ])('is found %s', async (_, url) => {
    under = await EndpointUnderTest.start(new MemoryEventStore());
    const client = EventStoreDBClient.connectionString(url(under.endpoint.port));
    const append = client.appendToStream('register-1', jsonEvent({ type: 'Registered', data: {} }));
    await expect(append).resolves.toMatchObject({ success: true });
    await client.dispose();
  });

  it('sends a client to where it is told to', async () => {
    const store = new MemoryEventStore();
    const other = await EndpointUnderTest.start(store);
    const advertise = { host: '127.0.0.1', port: other.endpoint.port };
    under = await EndpointUnderTest.start(new MemoryEventStore(), { advertise });
    const url = `esdb+discover://127.0.0.1:${under.endpoint.port}?tls=false`;
    const client = EventStoreDBClient.connectionString(url);
    await client.appendToStream('register-1', jsonEvent({ type: 'Registered', data: {} }));
    expect(await store.head()).toBe(1n);
    await client.dispose();
    await other.stop();
  });

  it('says of what it does not serve that it does not', async () => {
    under = await EndpointUnderTest.start(new MemoryEventStore());
    const address = `127.0.0.1:${under.endpoint.port}`;
    const operator = new OperationsClient(address, credentials.createInsecure());
    const directory = new UsersClient(address, credentials.createInsecure());
    const asked = [
      (done: (error: unknown) => void) => operator.startScavenge(new operations.StartScavengeReq(), done),
      (done: (error: unknown) => void) => operator.shutdown(new shared.Empty(), done),
      (done: (error: unknown) => void) => directory.create(new users.CreateReq(), done),
    ];
    for (const ask of asked) {
      const error = await new Promise((resolve) => ask(resolve));
      expect(error).toMatchObject({ code: status.UNIMPLEMENTED });
    }
    operator.close();
    directory.close();
    const client = under.client();
    await expect(client.listProjections()).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it('says why it cannot start', async () => {
    under = await EndpointUnderTest.start(new MemoryEventStore());
    const again = { address: { host: '127.0.0.1', port: under.endpoint.port } };
    const wrong = { code: 'bad-configuration' };
    await expect(EndpointUnderTest.start(new MemoryEventStore(), again)).rejects.toMatchObject(wrong);
    const tls = { keyFile: '/nowhere/key', certificateFile: '/nowhere/certificate' };
    await expect(EndpointUnderTest.start(new MemoryEventStore(), { tls })).rejects.toMatchObject(wrong);
  });

  it('does not tell callers what went wrong inside, but its log', async () => {
    const told: string[] = [];
    under = await EndpointUnderTest.start(new MemoryEventStore(), {
      authenticate: () => Promise.reject(new Error('the secret of the registry')),
      log: (message, error) => told.push(`${message}: ${error instanceof Error ? error.message : ''}`),
    });
    const append = under.client().deleteStream('register-1');
    await expect(append).rejects.toMatchObject({ code: status.INTERNAL });
    await expect(append).rejects.not.toThrow('secret');
    expect(told).toEqual(['A call to the endpoint failed: the secret of the registry']);
  });
});
