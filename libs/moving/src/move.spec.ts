import fc from 'fast-check';
import { abandonMove, Move } from './move.ts';
import { appendTo, exampleEvent, ownLog, PREFIX } from './testing/example-log.ts';
import { MemoryHouse } from './testing/memory-house.ts';
import { translatePosition } from './translate-position.ts';
import { InstallationLog } from '#libs/event-store';

const OWN = ['qadam.complaint-1', 'qadam.complaint-2', 'qadam.survey-1'] as const;
const FOREIGN = ['almaty.complaint-1', 'notes'] as const;

const moveOf = (source: MemoryHouse, target: MemoryHouse, page = 3) =>
  new Move(source, target, { prefix: PREFIX, page, pollMs: 1 });

const houses = () => ({ source: new MemoryHouse('here'), target: new MemoryHouse('there') });

describe('a move', () => {
  it('leaves the same events in both, the source sealed and the target a home, whatever interrupts it', async () => {
    const streams = fc.array(fc.constantFrom(...OWN, ...FOREIGN), { maxLength: 12 });
    const rounds = fc.array(
      fc.record({ appended: streams, steps: fc.nat(4), page: fc.integer({ min: 1, max: 5 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(rounds, fc.boolean(), async (drawn, foreignFirst) => {
        const { source, target } = houses();
        if (foreignFirst) await appendTo(target.store, FOREIGN);
        for (const { appended, steps, page } of drawn) {
          await appendTo(source.store, appended);
          const stop = new AbortController();
          let left = steps;
          const move = new Move(source, target, {
            prefix: PREFIX,
            page,
            onProgress: () => (left -= 1) <= 0 && stop.abort(),
          });
          await move.begin();
          await move.copy(stop.signal);
        }
        const move = moveOf(source, target);
        await move.begin();
        const { agreed } = await move.switchOver();
        const own = await ownLog(source.store);
        expect(await ownLog(target.store)).toEqual(own);
        expect(agreed).toMatchObject({
          events: own.length,
          streams: new Set(own.map(({ stream }) => stream)).size,
        });
        expect([source.mark, target.mark]).toMatchObject([
          { state: 'moved', other: 'there' },
          { state: 'home', other: 'here' },
        ]);
        await expect(source.store.append('qadam.complaint-1', 'any', [exampleEvent()])).rejects.toThrow(
          'sealed',
        );
      }),
      { numRuns: 60 },
    );
  });

  it('follows what is appended meanwhile until somebody else seals the source', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    const following = moveOf(source, target);
    await following.begin();
    const end = following.follow(new AbortController().signal);
    await appendTo(source.store, [...OWN, ...FOREIGN]);
    const other = moveOf(source, target);
    await other.begin();
    await other.switchOver();
    await end;
    expect(following.sealed).toBe(true);
    expect(await ownLog(target.store)).toEqual(await ownLog(source.store));
  });

  it('copies what was appended between the last look and the seal', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    const seal = source.seal.bind(source);
    source.seal = async (to) => {
      await appendTo(source.store, OWN);
      await seal(to);
    };
    const move = moveOf(source, target);
    await move.begin();
    expect(await move.switchOver()).toMatchObject({ agreed: { events: 6, streams: 3 } });
  });

  it('is finished also where more is written than can be copied', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    let refused = 0;
    const writeMore = () =>
      appendTo(source.store, OWN.slice(0, 2)).catch(() => {
        refused += 1;
      });
    const move = new Move(source, target, { prefix: PREFIX, page: 1, onProgress: () => void writeMore() });
    await move.begin();
    await move.switchOver();
    expect(await ownLog(target.store)).toEqual(await ownLog(source.store));
    expect(refused).toBeGreaterThan(0);
  });

  it('that fails after the seal is finished by doing it again, and is then done', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    const first = moveOf(source, target);
    await first.begin();
    await expect(first.switchOver(() => Promise.reject(new Error('no tables')))).rejects.toThrow('no tables');
    expect([source.mark?.state, target.mark?.state]).toEqual(['moved', 'incoming']);

    const second = moveOf(source, target);
    await second.begin();
    expect(second).toMatchObject({ sealed: true, done: false });
    await second.switchOver();
    const third = moveOf(source, target);
    await third.begin();
    expect(third.done).toBe(true);
  });

  it('goes back where it came from, and there again', async () => {
    const { source, target } = houses();
    for (const [from, to] of [
      [source, target],
      [target, source],
      [source, target],
    ] as const) {
      // prettier-ignore
      await appendTo(from.store, OWN);
      const move = moveOf(from, to);
      await move.begin();
      await move.switchOver();
      expect(await ownLog(to.store)).toEqual(await ownLog(from.store));
    }
    expect(await ownLog(target.store)).toHaveLength(9);
  });

  it.each([
    ['another event in its place', ['qadam.complaint-1'], /the event at qadam.complaint-1, revision 0/],
    ['events of a stream that the source has not', ['qadam.complaint-7'], /is not what the target has there/],
  ])('refuses a target with %s', async (_, there, reason) => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    await appendTo(target.store, there);
    const move = moveOf(source, target);
    await move.begin();
    await expect(move.switchOver()).rejects.toThrow(reason);
    expect(source.mark).toBeUndefined();
  });

  it('refuses a target that goes on after the end of the source', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    const move = moveOf(source, target);
    await move.begin();
    await move.copy();
    await appendTo(target.store, OWN);
    await expect(move.switchOver()).rejects.toMatchObject({ code: 'bad-configuration' });
    expect(target.mark?.state).toBe('incoming');
  });

  it.each([
    ['source', 'incoming', /here is a copy of elsewhere that is not finished/],
    ['source', 'moved', /here has moved to elsewhere already/],
    ['target', 'incoming', /there is a copy of elsewhere/],
    ['target', 'moved', /there has moved to elsewhere/],
    ['target', 'home', /there is a home already/],
  ] as const)('does not begin where the %s is %s by another move', async (end, state, reason) => {
    const both = houses();
    await both[end].setMark({ state, other: 'elsewhere', at: '' });
    await expect(moveOf(both.source, both.target).begin()).rejects.toThrow(reason);
  });
});

describe('a move that is given up', () => {
  it('leaves the source as it was and the target nobody’s home, and may be begun again', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    const move = moveOf(source, target);
    await move.begin();
    await move.switchOver(() => Promise.reject(new Error('no'))).catch(() => {});
    await abandonMove(source, target);
    expect(source.mark).toBeUndefined();
    await appendTo(source.store, OWN);
    await expect(target.store.append('qadam.complaint-1', 'any', [exampleEvent()])).rejects.toThrow('sealed');

    const again = moveOf(source, target);
    await again.begin();
    await again.switchOver();
    expect(await ownLog(target.store)).toEqual(await ownLog(source.store));
  });

  it('cannot be one that is finished, or that of others', async () => {
    const { source, target } = houses();
    const move = moveOf(source, target);
    await move.begin();
    await move.switchOver();
    await expect(abandonMove(source, target)).rejects.toThrow(/is the home by now/);
    await expect(abandonMove(source, new MemoryHouse('elsewhere'))).rejects.toThrow(/has moved to there/);
  });
});

describe('a position of the source', () => {
  it('has behind it in the target what it had behind it in the source', async () => {
    const streams = fc.array(fc.constantFrom(...OWN, ...FOREIGN), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(streams, async (appended) => {
        const { source, target } = houses();
        await appendTo(source.store, appended);
        await appendTo(target.store, FOREIGN);
        const move = moveOf(source, target);
        await move.begin();
        await move.switchOver();
        const [from, to] = [source.store, target.store].map((store) => new InstallationLog(store, 'qadam'));
        for (let position = 0n; position <= BigInt(appended.length); position += 1n) {
          const left = (await from!.readAll({ after: position })).map(({ id }) => id);
          const there = await translatePosition(from!, to!, position);
          expect((await to!.readAll({ after: there })).map(({ id }) => id)).toEqual(left);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is refused where its event has not been copied', async () => {
    const { source, target } = houses();
    await appendTo(source.store, OWN);
    await expect(translatePosition(source.store, target.store, 2n)).rejects.toMatchObject({
      code: 'unknown-cursor',
    });
  });
});
