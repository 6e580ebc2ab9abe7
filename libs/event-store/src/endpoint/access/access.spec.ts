import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isCommandError,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { exampleEvent, STREAM } from '../../contract/example-events.ts';
import { MemoryEventStore } from '../../memory/memory-event-store.ts';
import { toWire } from '../../wire/wire-event.ts';
import { selfSigned } from '../testing/certificate.ts';
import { collected } from '../testing/collected.ts';
import { EndpointUnderTest } from '../testing/endpoint-under-test.ts';
import type { Authenticate, EndpointRole } from './caller.ts';
import { endpointUsers } from './endpoint-users.ts';
import { passwordHash } from './password-hash.ts';

let folder: string;
let tls: ReturnType<typeof selfSigned>;
let users: Authenticate;
let store: MemoryEventStore;
let under: EndpointUnderTest;
beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'qadam-endpoint-'));
  tls = selfSigned(folder);
  const password = await passwordHash('сәлем:1');
  const user = (...roles: EndpointRole[]) => ({ password, roles });
  const file = join(folder, 'users.json');
  const known = {
    engine: user('engine'),
    bank: user('integrator'),
    operator: user('operator'),
    guest: user(),
  };
  writeFileSync(file, JSON.stringify(known));
  const byPassword = await endpointUsers(file);
  users = async (credentials) =>
    credentials?.kind === 'bearer'
      ? { name: credentials.token, roles: ['integrator'] }
      : byPassword(credentials);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  store = new MemoryEventStore();
  await store.append(STREAM, 'no-stream', [exampleEvent({ data: { sum: 1 }, personal: { name: 'Айгүл' } })]);
  await store.append('register-1', 'no-stream', [exampleEvent()]);
  under = await EndpointUnderTest.start(store, { authenticate: users, tls });
});
afterEach(() => under.stop());

/** A client over TLS of whom the certificate is known. */
const as = (name: string, password = 'сәлем:1'): EventStoreDBClient =>
  under.client(
    `tls=true&tlsCAFile=${encodeURIComponent(tls.certificateFile)}`,
    `${encodeURIComponent(name)}:${encodeURIComponent(password)}@`,
  );
const anonymous = () => under.client(`tls=true&tlsCAFile=${encodeURIComponent(tls.certificateFile)}`);
const outcomeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => error instanceof Error && isCommandError(error) && error.type,
  );
const denied = { type: 'access-denied' };

describe('the endpoint over TLS', () => {
  it('lets in who shows the right password, and nobody else', async () => {
    expect(await collected(as('bank').readStream(STREAM))).toHaveLength(1);
    for (const client of [as('bank', 'wrong'), as('nobody'), anonymous()]) {
      await expect(collected(client.readStream(STREAM))).rejects.toMatchObject(denied);
      await expect(
        client.appendToStream('register-1', jsonEvent({ type: 'A', data: {} })),
      ).rejects.toMatchObject(denied);
      await expect(client.deleteStream('register-1')).rejects.toMatchObject(denied);
    }
  });

  it('takes credentials of a single call', async () => {
    const credentials = { username: 'bank', password: 'сәлем:1' };
    expect(await collected(anonymous().readStream(STREAM, { credentials }))).toHaveLength(1);
    const append = anonymous().appendToStream('register-1', jsonEvent({ type: 'A', data: {} }), {
      credentials,
    });
    await expect(append).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  it('is not spoken to by who does not know its certificate', async () => {
    const client = under.client('tls=true');
    await expect(collected(client.readStream(STREAM))).rejects.toMatchObject({ type: 'unavailable' });
  });
});

describe('personal data', () => {
  it('are seen by the engine alone, whichever way events are read', async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    await as('operator').createPersistentSubscriptionToStream(STREAM, 'group', settings);
    for (const [name, expected] of [
      ['engine', { sum: 1, personal: { name: 'Айгүл' } }],
      ['bank', { sum: 1 }],
      ['operator', { sum: 1 }],
    ] as const) {
      const [ofStream] = await collected(as(name).readStream(STREAM));
      const [ofAll] = await collected(as(name).readAll({ maxCount: 1 }));
      expect([ofStream?.event?.data, ofAll?.event?.data]).toEqual([expected, expected]);
      const subscription = as(name).subscribeToStream(STREAM);
      const { value } = await subscription[Symbol.asyncIterator]().next();
      expect(value).toMatchObject({ event: { data: expected } });
      expect(Object.keys(value.event.data)).toEqual(Object.keys(expected));
      await subscription.unsubscribe();
      const group = as(name).subscribeToPersistentSubscriptionToStream(STREAM, 'group');
      const { value: shared } = await group[Symbol.asyncIterator]().next();
      expect(shared.event.data).toEqual(expected);
      await group.unsubscribe();
    }
  });
});

describe('a role', () => {
  const wire = () => {
    const { id, type, data, metadata } = toWire(exampleEvent(), '2026-03-02T09:30:00.000Z');
    return jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } });
  };
  it.each<[name: string, stream: string, allowed: boolean]>([
    ['engine', STREAM, true],
    ['bank', STREAM, false],
    ['operator', STREAM, false],
    ['guest', STREAM, false],
    ['engine', 'register-1', false],
    ['bank', 'register-1', true],
    ['operator', 'register-1', false],
    ['bank', '$register-1', false],
    ['bank', '$$register-1', false],
    ['operator', '$$register-1', true],
    ['operator', '$persistentSubscriptionConfig', false],
    ['operator', `$$${STREAM}`, false],
    ['engine', `$$${STREAM}`, false],
    ['operator', '$$$settings', false],
  ])('%s appends to %s: %p', async (name, stream, allowed) => {
    for (const options of [{}, { credentials: { username: name, password: 'сәлем:1' } }]) {
      const append = as(name).appendToStream(stream, wire(), options);
      expect(await outcomeOf(append)).toBe(allowed ? 'done' : 'access-denied');
    }
  });

  it.each<[name: string, stream: string, allowed: boolean]>([
    ['operator', 'register-1', true],
    ['operator', STREAM, false],
    ['operator', '$settings', false],
    ['engine', STREAM, false],
    ['engine', 'register-1', false],
    ['bank', 'register-1', false],
  ])('%s deletes, tombstones and cuts off %s: %p', async (name, stream, allowed) => {
    const calls = [
      () => as(name).setStreamMetadata(stream, { truncateBefore: 1 }),
      () => as(name).deleteStream(stream),
      () => as(name).tombstoneStream(stream),
    ];
    for (const call of calls) {
      expect(await outcomeOf(call())).toBe(allowed ? 'done' : 'access-denied');
    }
    expect(await store.readStream(STREAM)).toHaveLength(1);
  });

  it.each<[name: string, creates: boolean, manages: boolean]>([
    ['bank', true, false],
    ['operator', true, true],
    ['engine', false, false],
    ['guest', false, false],
  ])('%s makes persistent subscriptions: %p, manages them: %p', async (name, creates, manages) => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    const done = async (call: Promise<unknown>) => (await outcomeOf(call)) === 'done';
    expect(await done(as(name).createPersistentSubscriptionToStream(STREAM, 'own', settings))).toBe(creates);
    await as('operator').createPersistentSubscriptionToStream(STREAM, 'given', settings);
    expect(await done(as(name).replayParkedMessagesToStream(STREAM, 'given'))).toBe(creates);
    expect(await done(as(name).updatePersistentSubscriptionToStream(STREAM, 'given', settings))).toBe(
      manages,
    );
    expect(await done(as(name).restartPersistentSubscriptionSubsystem())).toBe(manages);
    expect(await done(as(name).deletePersistentSubscriptionToStream(STREAM, 'given'))).toBe(manages);
  });

  it('is needed to read at all', async () => {
    await expect(collected(as('guest').readAll())).rejects.toMatchObject(denied);
    await expect(collected(as('guest').subscribeToAll())).rejects.toMatchObject(denied);
  });
});

describe('users in a file', () => {
  it.each<[string, string]>([
    ['is no JSON', '{'],
    ['is a list', '[]'],
    ['has a password in clear', '{"bank":{"password":"secret","roles":[]}}'],
    ['has an unknown role', '{"bank":{"password":"scrypt$1$1$1$a$b","roles":["admin"]}}'],
    ['has a name that cannot be shown', '{"a:b":{"password":"scrypt$1$1$1$a$b","roles":[]}}'],
  ])('are refused when it %s', async (_, content) => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, content);
    await expect(endpointUsers(file)).rejects.toMatchObject({ code: 'bad-configuration' });
  });

  it('are known again at once, but not by a password that was changed', async () => {
    const credentials = { kind: 'basic', name: 'bank', password: 'сәлем:1' } as const;
    expect(await users(credentials)).toEqual({ name: 'bank', roles: ['integrator'] });
    expect(await users(credentials)).toEqual({ name: 'bank', roles: ['integrator'] });
    expect(await users({ ...credentials, password: 'сәлем:2' })).toBeUndefined();
    expect(await users({ ...credentials, name: 'operator' })).toMatchObject({ name: 'operator' });
  });
});
