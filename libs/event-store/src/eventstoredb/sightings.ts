import type { StoredEvent } from '#libs/contract';

/** The events of one append, as they come by in the subscription. */
export class Sighting {
  readonly #seen: StoredEvent[] = [];
  readonly #whole = Promise.withResolvers<void>();

  constructor(readonly ids: readonly string[]) {}

  /** True once one of the events has come by since the append was announced. */
  get begun(): boolean {
    return this.#seen.length > 0;
  }

  /** All of the events in their order, or undefined while some are missing. */
  get events(): readonly StoredEvent[] | undefined {
    return this.#seen.length === this.ids.length ? this.#seen : undefined;
  }

  see(event: StoredEvent): void {
    this.#seen.push(event);
    if (this.events) this.#whole.resolve();
  }

  /** Resolves when all have come by, or after so many milliseconds. */
  async within(ms: number): Promise<readonly StoredEvent[] | undefined> {
    if (this.events) return this.events;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([this.#whole.promise, promise]);
    clearTimeout(timer);
    return this.events;
  }
}

/**
 * Appends of this process that wait to see their own events. The server's answer to an append has one position for all
 * of its events and does not say whether they were there before; the subscription, which is there anyway, says both.
 */
export class Sightings {
  readonly #expected = new Map<string, Sighting>();

  expect(ids: readonly string[]): Sighting {
    const sighting = new Sighting(ids);
    for (const id of ids) this.#expected.set(id, sighting);
    return sighting;
  }

  see(event: StoredEvent): void {
    this.#expected.get(event.id)?.see(event);
  }

  forget({ ids }: Sighting): void {
    for (const id of ids) this.#expected.delete(id);
  }
}
