/** The revision that a caller expects, in EventStoreDB's words. */
export type ExpectedVersion = number | 'no-stream' | 'any' | 'stream-exists';

/** Why the endpoint says no, for the client to know it by. */
export type Reason =
  /** Who calls is not known, or may not do this. */
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'access-denied' }
  /** `actual` is -1 for a stream that does not exist. */
  | {
      readonly kind: 'wrong-version';
      readonly stream: string;
      readonly expected: ExpectedVersion;
      readonly actual: number;
    }
  | { readonly kind: 'stream-deleted'; readonly stream: string }
  /** `limit` in bytes. */
  | { readonly kind: 'append-too-large'; readonly limit: number }
  | { readonly kind: 'late' }
  | { readonly kind: 'invalid' }
  /** An event of this id stands in another stream. */
  | { readonly kind: 'id-taken' }
  /** The log cannot be read or written now; trying again may help. */
  | { readonly kind: 'unavailable' }
  | {
      readonly kind: 'group-unknown' | 'group-exists' | 'group-dropped' | 'group-full';
      /** `$all` for a subscription to the whole log. */
      readonly stream: string;
      readonly group: string;
    };

/** A no of the endpoint to one call or to one append of a batch. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): Refusal => new Refusal({ kind: 'invalid' }, message);

export const accessDenied = (message: string): Refusal => new Refusal({ kind: 'access-denied' }, message);

export function wrongVersion(stream: string, expected: ExpectedVersion, actual: number): Refusal {
  return new Refusal(
    { kind: 'wrong-version', stream, expected, actual },
    `${stream} stands at revision ${actual}, expected was ${expected}`,
  );
}

export function streamDeleted(stream: string): Refusal {
  return new Refusal({ kind: 'stream-deleted', stream }, `${stream} is deleted`);
}
