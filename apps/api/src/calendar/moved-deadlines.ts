import type { MovedDeadline } from '#libs/engine';

/** How many open deadlines of an office and a standard a revision moves. */
export interface MovedGroup {
  readonly office: string;
  readonly standard: string;
  readonly moved: number;
}

/** Counts all that a revision moves, and keeps the page of it that was asked for. */
export class MovedDeadlines {
  readonly #groups = new Map<string, MovedGroup>();
  readonly #page: MovedDeadline[] = [];
  #more = false;

  /** @param after id after which the page begins; deadlines come in order of ids */
  constructor(
    private readonly pageSize: number,
    private readonly after: string,
  ) {}

  add(deadline: MovedDeadline): void {
    const { id, office, workflow: standard } = deadline;
    const key = `${office} ${standard}`;
    const moved = (this.#groups.get(key)?.moved ?? 0) + 1;
    this.#groups.set(key, { office, standard, moved });
    if (id <= this.after) return;
    if (this.#page.length < this.pageSize) this.#page.push(deadline);
    else this.#more = true;
  }

  get moved(): number {
    return [...this.#groups.values()].reduce((sum, group) => sum + group.moved, 0);
  }

  /** In order of office and standard. */
  get groups(): readonly MovedGroup[] {
    return [...this.#groups].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
  }

  get page(): readonly MovedDeadline[] {
    return this.#page;
  }

  /** The id after which the next page begins; undefined on the last page. */
  get next(): string | undefined {
    return this.#more ? this.#page.at(-1)?.id : undefined;
  }
}
