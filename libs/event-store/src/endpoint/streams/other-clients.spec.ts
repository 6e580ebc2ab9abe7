import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';
import { exampleEvent, exampleEvents, STREAM } from '../../contract/example-events.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { streamIdentifier, uuidOf } from '../protocol/identifiers.ts';
import { collected } from '../testing/collected.ts';
import { EndpointUnderTest } from '../testing/endpoint-under-test.ts';

const { ReadReq } = streams;
const { Options } = ReadReq;
const empty = () => new shared.Empty();

let store: MemoryEventStore;
let under: EndpointUnderTest;
let client: StreamsClient;
beforeEach(async () => {
  store = new MemoryEventStore();
  await store.append(STREAM, 'any', exampleEvents(3));
  await store.append('register-1', 'any', [{ ...exampleEvent(), type: 'Struck' }]);
  under = await EndpointUnderTest.start(store);
  client = new StreamsClient(`127.0.0.1:${under.endpoint.port}`, credentials.createInsecure());
});
afterEach(async () => {
  client.close();
  await under.stop();
});

const read = (options: InstanceType<typeof Options>): Promise<ReadResp[]> =>
  collected(client.read(new ReadReq().setOptions(options)) as AsyncIterable<ReadResp>);

const ofAll = () => new Options().setAll(new Options.AllOptions().setStart(empty())).setCount('10');

describe('what clients in other languages ask for and the one for Node does not', () => {
  it('is a filter where the whole log is read, which counts what it lets through', async () => {
    const { FilterOptions } = Options;
    const expression = () => new FilterOptions.Expression();
    const positions = async (filter: InstanceType<typeof FilterOptions>, count = '10') =>
      (await read(ofAll().setFilter(filter).setCount(count))).map((message) =>
        message.getEvent()?.getCommitPosition(),
      );
    const byStream = new FilterOptions().setStreamIdentifier(expression().setPrefixList(['x', 'register-']));
    const byPattern = new FilterOptions().setStreamIdentifier(expression().setRegex('^qadam\\.[a-zA-Z]+-'));
    const byType = new FilterOptions().setEventType(expression().setRegex('ck$'));
    expect(await positions(byStream, '1')).toEqual(['4']);
    expect(await positions(byPattern, '2')).toEqual(['1', '2']);
    expect(await positions(byType)).toEqual(['4']);
  });

  it('is ids as two numbers', async () => {
    const uuidOption = new Options.UUIDOption().setStructured(empty());
    const messages = await read(ofAll().setUuidOption(uuidOption));
    const ids = messages.map((message) => message.getEvent()?.getEvent()?.getId());
    expect(ids.every((id) => id?.hasStructured())).toBe(true);
    expect(ids.map(uuidOf)).toEqual((await store.readAll()).map(({ id }) => id));
  });

  it('is where a stream ends', async () => {
    const ofStream = new Options.StreamOptions()
      .setStreamIdentifier(streamIdentifier(STREAM))
      .setStart(empty());
    const control = new Options.ControlOption().setCompatibility(21);
    const messages = await read(new Options().setStream(ofStream).setCount('1').setControlOption(control));
    expect(messages.map((message) => message.getContentCase())).toEqual([
      streams.ReadResp.ContentCase.EVENT,
      streams.ReadResp.ContentCase.LAST_STREAM_POSITION,
    ]);
    expect(messages.at(-1)?.getLastStreamPosition()).toBe('2');
  });

  it('is refused where it makes no sense', async () => {
    await expect(read(new Options())).rejects.toMatchObject({ code: 3 });
    await expect(read(new Options().setStream(new Options.StreamOptions()))).rejects.toMatchObject({
      code: 3,
    });
  });
});
