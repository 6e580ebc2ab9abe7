/** What time it is; tests set it. An abstract class, so that it is type and injection token at once. */
export abstract class Clock {
  abstract now(): Date;
}

/** A clock that asks the given function. */
export const clockOf = (now: () => Date): Clock => ({ now });
