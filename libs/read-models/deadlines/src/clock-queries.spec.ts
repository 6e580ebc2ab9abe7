import { onEachDatabase } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import { application, ledgerOf, ORDINARY, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

const [first, second, third] = [ledgerOf(application(1)), ledgerOf(application(2)), ledgerOf(application(3))];
const idOf = (number: number) => `${application(number)}.provision-ordinary`;
const queriesOf = async (...events: readonly ExampleEvent[]) =>
  new DeadlineQueries(await readModelOf(storedEvents(events)));

onEachDatabase('what the clock has to say', () => {
  it('is named from the instant of the warning, and from just after the due instant, until it is said', async () => {
    const { warnAt, dueAt } = ORDINARY;
    const unwarned = await queriesOf(first.set());
    const found = async (queries: DeadlineQueries, until: string) => await queries.dueBy(until, 10);
    const named = { id: idOf(1), workflow: 'passport-and-id-card', applicationId: application(1) };
    expect(await found(unwarned, '2012-04-11T17:59:59.999Z')).toEqual([]);
    expect(await found(unwarned, warnAt)).toEqual([{ ...named, at: warnAt }]);
    const warned = await queriesOf(first.set(), first.entry('DeadlineWarned', warnAt));
    expect(await found(warned, dueAt)).toEqual([]);
    expect(await found(warned, '2012-04-16T12:30:00.001Z')).toEqual([{ ...named, at: dueAt }]);
    const missed = await queriesOf(first.set(), first.entry('DeadlineMissed', dueAt));
    expect(await found(missed, '2013-01-01T00:00:00.000Z')).toEqual([]);
    const met = await queriesOf(first.set(), first.met(warnAt));
    expect(await found(met, '2013-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('comes in order of time and id, in pages', async () => {
    const later = { warnAt: null, dueAt: '2012-04-20T12:30:00.000Z' };
    const queries = await queriesOf(third.set(), first.set(later), second.set());
    const until = '2012-05-01T00:00:00.000Z';
    const [one, two, ...rest] = await queries.dueBy(until, 10);
    expect([one?.id, two?.id, ...rest.map(({ id }) => id)]).toEqual([idOf(2), idOf(3), idOf(1)]);
    expect(await queries.dueBy(until, 1)).toEqual([one]);
    expect(await queries.dueBy(until, 1, one)).toEqual([two]);
    expect(await queries.dueBy(until, 10, rest[0])).toEqual([]);
  });

  it('has a next instant as long as anything is open and not judged', async () => {
    const next = async (...events: readonly ExampleEvent[]) => (await queriesOf(...events)).nextInstant();
    expect(await next(first.set(), second.set({ warnAt: null }))).toBe(ORDINARY.warnAt);
    expect(await next(first.set({ warnAt: null }))).toBe(ORDINARY.dueAt);
    expect(await next(first.set(), first.entry('DeadlineWarned', ORDINARY.warnAt))).toBe(ORDINARY.dueAt);
    expect(await next(first.set(), first.entry('DeadlineMissed', ORDINARY.dueAt))).toBeUndefined();
  });
});

onEachDatabase('what a revision of the calendar may move', () => {
  it('is all that is open and not judged, in order of ids, in pages', async () => {
    const missed = ledgerOf(application(4));
    const queries = await queriesOf(
      third.set(),
      second.set(),
      second.met('2012-04-03T00:00:00.000Z'),
      first.set({ calendar: 'kz-2012.2' }),
      missed.set(),
      missed.entry('DeadlineMissed', ORDINARY.dueAt),
    );
    const ids = async (...page: Parameters<typeof queries.unjudged>) =>
      (await queries.unjudged(...page)).map(({ id }) => id);
    expect(await ids(10)).toEqual([idOf(1), idOf(3)]);
    expect(await ids(1)).toEqual([idOf(1)]);
    expect(await ids(10, idOf(1))).toEqual([idOf(3)]);
    expect(await ids(10, '', 'kz-2012.2')).toEqual([idOf(3)]);
  });
});
