import type { EventStore } from '#libs/event-store';
import type { House } from './house.ts';
import type { Mark } from './mark.ts';
import { clearSqliteMark, findSqliteMark, setSqliteMark } from './sqlite-mark.ts';

/** Appends of one turn are one transaction: all of them in order, or none. */
const WIDTH = 256;

/** A log in a SQLite file. */
export class SqliteHouse implements House {
  readonly width = WIDTH;
  readonly shown: string;

  constructor(
    readonly store: EventStore,
    private readonly file: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.shown = `sqlite:${file}`;
  }

  async findMark(): Promise<Mark | undefined> {
    return findSqliteMark(this.file);
  }

  async setMark(mark: Mark): Promise<void> {
    setSqliteMark(this.file, mark);
  }

  async clearMark(): Promise<void> {
    clearSqliteMark(this.file);
  }

  async seal(to: string): Promise<void> {
    setSqliteMark(this.file, { state: 'moved', other: to, at: this.now().toISOString() });
  }

  async unseal(): Promise<void> {
    clearSqliteMark(this.file);
  }
}
