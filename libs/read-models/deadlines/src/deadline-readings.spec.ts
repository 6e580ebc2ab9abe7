import { onEachDatabase } from '#libs/testing';
import { DeadlineQueries } from './deadline-queries.ts';
import { DeadlineReadings } from './deadline-readings.ts';
import type { ReadingsOptions } from './deadline-readings.ts';
import { application, ledgerOf, storedEvents } from './testing/example-events.ts';
import type { ExampleEvent } from './testing/example-events.ts';
import { readModelOf } from './testing/read-model.ts';

/** A day earlier in a week of six days, a day later where full days lie between. */
const dueUnder: ReadingsOptions['dueUnder'] = ({ dueAt }, { week, rules }) => {
  const days = (week === 6 ? -1 : 0) + (rules.count === 'full-days-between' ? 1 : 0);
  const moved = new Date(Date.parse(dueAt) + days * 86_400_000).toISOString();
  return { dueOn: moved.slice(0, 10), dueAt: moved };
};
const april = { by: 'due', from: '2012-04-01', to: '2012-04-30' } as const;
const options: ReadingsOptions = { ...april, asOf: '2012-05-01T00:00:00.000Z', dueUnder };

/** Handed over on a day of April, lying ready since the tenth; due on the sixteenth at 12:30. */
function handedOver(number: number, day: number, place: { office?: string } = {}): readonly ExampleEvent[] {
  const { set, step, met } = ledgerOf(application(number), place);
  const at = `2012-04-${day}T12:00:00.000Z`;
  const over = { calendarDays: day - 16, workingDays: 0 };
  const ended = day > 16 ? { ...met(at, { over }), type: 'DeadlineMetLate' } : met(at);
  return [set(), step('ResultProduced', 'produced', '2012-04-10T05:00:00.000Z'), ended];
}
const readingsOf = async (...events: readonly ExampleEvent[]) =>
  new DeadlineReadings(new DeadlineQueries(await readModelOf(storedEvents(events))), 500);

onEachDatabase('the report on readings', () => {
  it('says for each how many would become late, and how many would be kept after all', async () => {
    const month = ledgerOf(application(9));
    const readings = await readingsOf(
      ...[14, 16, 17, 18].flatMap((day, number) => handedOver(number, day)),
      month.set({ period: { unit: 'month', count: 1 }, otherStops: [] }),
      month.met('2012-04-16T12:00:00.000Z'),
    );
    expect(await readings.report(options)).toEqual([
      { reading: 'week', touched: 5, toLate: 2, toKept: 0 },
      { reading: 'workingDays', touched: 4, toLate: 0, toKept: 1 },
      { reading: 'month', touched: 1, toLate: 0, toKept: 0 },
      { reading: 'stop', touched: 4, toLate: 0, toKept: 2 },
    ]);
  });

  it('tells of the period, the place and the visible offices that are asked for', async () => {
    const readings = await readingsOf(...handedOver(1, 16), ...handedOver(2, 16, { office: 'astana-1' }));
    const toLate = async (more: Partial<ReadingsOptions>) =>
      (await readings.report({ ...options, ...more }))[0]?.toLate;
    expect(await toLate({})).toBe(2);
    expect(await toLate({ office: 'astana-1' })).toBe(1);
    expect(await toLate({ visibleOffices: [] })).toBe(0);
    expect(await toLate({ by: 'start', from: '2012-04-03' })).toBe(0);
    expect(await toLate({ by: 'start' })).toBe(2);
  });
});

onEachDatabase('the list of what a reading would change', () => {
  it.each([1, 2, 3, 50])(
    'has each deadline once, %i a page, and says what it was and would be',
    async (limit) => {
      const many = Array.from({ length: 7 }, (_, number) => handedOver(number, number % 2 ? 16 : 14));
      const readings = await readingsOf(...many.flat());
      for (const by of ['due', 'start'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await readings.changes({
            ...options,
            by,
            reading: 'week',
            limit,
            ...(cursor !== undefined && { cursor }),
          });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          for (const { deadline, was, would, dueOn } of page.items) {
            expect([was, would, dueOn]).toEqual(['kept', 'late', '2012-04-15']);
            seen.push(deadline.applicationId);
          }
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual([application(1), application(3), application(5)]);
      }
    },
  );

  it('ends a page early where changes are rare, and goes on from there', async () => {
    const many = Array.from({ length: 510 }, (_, number) => ledgerOf(application(number)).set());
    const last = ledgerOf(application(1_000));
    const moved = last.set({ dueOn: '2012-04-20', dueAt: '2012-04-20T12:30:00.000Z' });
    const readings = await readingsOf(...many, moved, last.met('2012-04-20T12:00:00.000Z'));
    const asked = { ...options, asOf: '2012-04-14T00:00:00.000Z', reading: 'week' } as const;
    const late = { ...asked, asOf: '2012-04-20T12:15:00.000Z' };
    const first = await readings.changes(asked);
    expect([first.items, typeof first.nextCursor]).toEqual([[], 'string']);
    const second = await readings.changes({ ...late, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ deadline }) => deadline.applicationId)).toEqual([application(1_000)]);
    expect(second.nextCursor).toBeUndefined();
    await expect(readings.changes({ ...asked, cursor: 'x' })).rejects.toMatchObject({
      code: 'unknown-cursor',
    });
  });
});
