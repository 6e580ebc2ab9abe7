import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventToAppend } from '#libs/contract';
import { MemoryEventStore, SqliteEventStore, type EventStore } from '#libs/event-store';
import { stateName } from './machine/machine-state.ts';
import { commandFor, handlerOver, refusalOf, uuid } from './testing/small-handler.ts';

const folder = mkdtempSync(join(tmpdir(), 'qadam-handler-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['in memory', async () => new MemoryEventStore()],
  ['over SQLite', async () => SqliteEventStore.open({ file: join(folder, `${uuid()}.db`) })],
] as const)('a command handler %s', (_where, open) => {
  let store: EventStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  it('answers with the event, its place in the log and the state', async () => {
    const id = uuid();
    const receipt = await handlerOver(store).handle(commandFor(id, 'DoOpened'));
    expect(receipt).toMatchObject({
      applicationId: id,
      stream: `test.small-${id}`,
      revision: 0,
      state: 'open',
      repeated: false,
      events: [{ type: 'Opened' }],
    });
    expect(receipt.position).toBe(await store.head());
  });

  it('gives the first answer to a command that is repeated, also after more has happened', async () => {
    const handler = handlerOver(store);
    const command = commandFor(uuid(), 'DoOpened');
    const first = await handler.handle(command);
    await handler.handle(commandFor(command.applicationId, 'DoClosed'));
    for (const again of [handler, handlerOver(store)]) {
      const { repeated, events, ...rest } = await again.handle(command);
      expect(repeated).toBe(true);
      expect({ ...rest, events, repeated: false }).toEqual(first);
    }
    expect(await store.readStream(first.stream)).toHaveLength(2);
  });

  it('gives one and the same answer to a command that comes in twice at once', async () => {
    const handler = handlerOver(store);
    const command = commandFor(uuid(), 'DoOpened');
    const [one, other] = await Promise.all([handler.handle(command), handler.handle(command)]);
    expect([one, other].filter(({ repeated }) => repeated)).toHaveLength(1);
    expect(other.events).toEqual(one.events);
  });

  it.each([
    ['data', { data: { amount: 1 } }],
    ['a time', { occurredAt: '2012-04-02T06:00:00.000Z' }],
    ['content', { content: { other: true } }],
    ['a type', { type: 'DoClosed' }],
  ] as const)('refuses the id of a command for %s that it did not have', async (_what, other) => {
    const handler = handlerOver(store);
    const application = uuid();
    await handler.handle(commandFor(application, 'DoOpened'));
    const command = commandFor(application, 'DoNoted');
    await handler.handle(command);
    const { code } = await refusalOf(handler.handle({ ...command, ...other }));
    expect(code).toBe('command-reused');
    expect(await store.readStream(`test.small-${application}`)).toHaveLength(2);
  });

  it('refuses the id of a command that was carried out on another application', async () => {
    const handler = handlerOver(store);
    const command = commandFor(uuid(), 'DoOpened');
    await handler.handle(command);
    const other = uuid();
    const { code } = await refusalOf(handler.handle({ ...command, applicationId: other }));
    expect(code).toBe('command-reused');
    expect(await store.readStream(`test.small-${other}`)).toEqual([]);
  });

  it('carries out all of many commands on one application at once, through two handlers', async () => {
    const handlers = [handlerOver(store), handlerOver(store)];
    const application = uuid();
    await handlers[0]!.handle(commandFor(application, 'DoOpened'));
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(handlers.map((handler) => handler.handle(commandFor(application, 'DoNoted'))));
    }
    const history = await store.readStream(`test.small-${application}`);
    expect(history.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('lets one of two handlers close an application, and tells the other that it is closed', async () => {
    const [one, other] = [handlerOver(store), handlerOver(store)] as const;
    const application = uuid();
    await one.handle(commandFor(application, 'DoOpened'));
    await other.find('small', application);
    await one.handle(commandFor(application, 'DoClosed'));
    const { code, details } = await refusalOf(other.handle(commandFor(application, 'DoClosed')));
    expect(code).toBe('wrong-state');
    expect(details.state).toBe('closed');
  });

  it('says no only on what is there: another handler may have moved the application on', async () => {
    const [one, other] = [handlerOver(store), handlerOver(store)] as const;
    const application = uuid();
    await one.handle(commandFor(application, 'DoOpened'));
    await other.handle(commandFor(application, 'DoPaused'));
    const resume = commandFor(application, 'DoResumed', { expectedRevision: 1 });
    expect(await one.handle(resume)).toMatchObject({ revision: 2, state: 'open' });
  });

  it('gives the first answer to a command that another handler carried out meanwhile', async () => {
    const [one, other] = [handlerOver(store), handlerOver(store)] as const;
    const begin = commandFor(uuid(), 'DoOpened');
    await one.handle(begin);
    const pause = commandFor(begin.applicationId, 'DoPaused');
    await other.handle(pause);
    await other.handle(commandFor(begin.applicationId, 'DoResumed'));
    const close = commandFor(begin.applicationId, 'DoClosed');
    await one.handle(close);
    expect(await other.handle(pause)).toMatchObject({ revision: 1, repeated: true });
    expect(await other.handle(close)).toMatchObject({ revision: 3, repeated: true });
    expect(await other.handle(begin)).toMatchObject({ revision: 0, repeated: true });
  });

  it('is right about many applications though it remembers two', async () => {
    const handler = handlerOver(store, 2);
    const applications = Array.from({ length: 7 }, uuid);
    for (const application of applications) await handler.handle(commandFor(application, 'DoOpened'));
    for (const application of applications) await handler.handle(commandFor(application, 'DoNoted'));
    await handler.handle(commandFor(applications[0]!, 'DoClosed'));
    const states = await Promise.all(applications.map((application) => handler.find('small', application)));
    expect(states.map((state) => state?.revision)).toEqual([2, 1, 1, 1, 1, 1, 1]);
    expect(states.map((state) => stateName(state!.machine))).toEqual(['closed', ...Array(6).fill('open')]);
  });
});

describe('an application', () => {
  const opened = async (occurredAt: string) => {
    const store = new MemoryEventStore();
    const { events } = await handlerOver(store).handle(commandFor(uuid(), 'DoOpened', { occurredAt }));
    return (events[0] as EventToAppend).metadata;
  };

  it('begins under the edition of the legal day at its office, and stays with it', async () => {
    // In Almaty the year 2012 began six hours before it did in Greenwich.
    expect(await opened('2011-12-31T17:59:59.999Z')).toMatchObject({
      occurredOn: '2011-12-31',
      workflow: { id: 'small', edition: '1999' },
    });
    expect(await opened('2011-12-31T18:00:00.000Z')).toMatchObject({
      occurredOn: '2012-01-01',
      workflow: { id: 'small', edition: '2012' },
    });
    const store = new MemoryEventStore();
    const id = uuid();
    await handlerOver(store).handle(commandFor(id, 'DoOpened', { occurredAt: '2011-12-31T05:00:00.000Z' }));
    const later = await handlerOver(store).handle(commandFor(id, 'DoNoted'));
    expect(later.events[0]?.metadata.workflow.edition).toBe('1999');
  });

  it('does not begin before the first edition', async () => {
    const attempt = opened('1998-04-02T05:00:00.000Z');
    expect((await refusalOf(attempt)).code).toBe('no-edition-in-force');
  });

  it('is unknown before its first event, and of an unknown standard not even looked for', async () => {
    const handler = handlerOver(new MemoryEventStore());
    expect(await handler.find('small', uuid())).toBeUndefined();
    const { code } = await refusalOf(handler.handle(commandFor(uuid(), 'DoOpened', { workflow: 'large' })));
    expect(code).toBe('unknown-standard');
  });

  it('has what is personal in the personal part of its events alone', async () => {
    const store = new MemoryEventStore();
    const command = commandFor(uuid(), 'DoOpened', { data: { name: 'Әлия', amount: 3 } });
    const { stream, events } = await handlerOver(store).handle(command);
    const { personal, ...open } = events[0]!;
    expect(personal).toEqual({ name: 'Әлия' });
    expect(open.data).toEqual({ amount: 3 });
    expect(JSON.stringify({ ...open, position: '', stream })).not.toContain('Әлия');
    const state = await handlerOver(store).find('small', command.applicationId);
    expect(JSON.stringify(state?.machine.context)).not.toContain('Әлия');
  });

  it('carries with each event what led to it', async () => {
    const store = new MemoryEventStore();
    const told = { correlationId: 'letter-17', causationId: 'page-2' };
    const command = commandFor(uuid(), 'DoOpened', told);
    const { events } = await handlerOver(store).handle(command);
    expect(events[0]?.metadata).toMatchObject({ ...told, commandId: command.id, actor: command.actor });
    const alone = commandFor(uuid(), 'DoOpened');
    const { events: others } = await handlerOver(store).handle(alone);
    expect(others[0]?.metadata).toMatchObject({ correlationId: alone.id, causationId: alone.id });
  });
});
