import type { EventStore } from '#libs/event-store';
import type { Mark } from './mark.ts';

/** One end of a move: a log and what it says of the move. */
export interface House {
  /** As people are told of it; without secrets. */
  readonly shown: string;
  readonly store: EventStore;
  /** So many appends may be under way at once with their order kept and none left out. */
  readonly width: number;
  findMark(): Promise<Mark | undefined>;
  setMark(mark: Mark): Promise<void>;
  clearMark(): Promise<void>;
  /**
   * Marks it as moved. When this is done nobody appends any more, whatever program has it open.
   * @param to where it moves, as people are told of it
   */
  seal(to: string): Promise<void>;
  /** Takes the seal off: it is as it was. */
  unseal(): Promise<void>;
}
