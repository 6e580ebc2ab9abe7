import type { ExpectedRevision } from '../event-store.ts';

/** A log of ids alone: what an event store has to answer, written as plainly as can be. */
export class LogModel {
  readonly log: { readonly stream: string; readonly revision: number; readonly id: string }[] = [];

  /** The answer, or the name of the error. */
  append(stream: string, expected: ExpectedRevision, ids: readonly string[]) {
    const there = this.log.filter((entry) => entry.stream === stream).map(({ id }) => id);
    if (this.log.some(({ id }) => ids.includes(id))) {
      const first = placeFor(expected) ?? there.findIndex((id) => id === ids[0]);
      const same = first >= 0 && ids.every((id, index) => there[first + index] === id);
      return same ? { revision: first + ids.length - 1, repeated: true } : 'EventIdTakenError';
    }
    if ((placeFor(expected) ?? there.length) !== there.length) return 'WrongRevisionError';
    this.log.push(...ids.map((id, index) => ({ stream, revision: there.length + index, id })));
    return { revision: there.length + ids.length - 1, repeated: false };
  }
}

/** The revision that an append would begin at; undefined for wherever the stream ends. */
function placeFor(expected: ExpectedRevision): number | undefined {
  if (expected === 'any') return undefined;
  return expected === 'no-stream' ? 0 : expected + 1;
}
