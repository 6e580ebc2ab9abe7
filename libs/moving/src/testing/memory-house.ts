import { ServiceError, type EventToAppend } from '#libs/contract';
import { MemoryEventStore, type ExpectedRevision } from '#libs/event-store';
import type { House } from '../house.ts';
import type { Mark } from '../mark.ts';

/** A log in memory that can be sealed, as others are. */
export class SealableStore extends MemoryEventStore {
  sealed = false;

  override append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    if (this.sealed) return Promise.reject(new ServiceError('store-unavailable', 'sealed'));
    return super.append(stream, expected, events);
  }
}

export class MemoryHouse implements House {
  readonly store = new SealableStore();
  mark: Mark | undefined;

  constructor(
    readonly shown: string,
    readonly width = 8,
  ) {}

  async findMark() {
    return this.mark;
  }

  async setMark(mark: Mark) {
    this.mark = mark;
    this.store.sealed = mark.state === 'moved';
  }

  async clearMark() {
    this.mark = undefined;
    this.store.sealed = false;
  }

  seal(to: string) {
    return this.setMark({ state: 'moved', other: to, at: '2026-03-02T09:30:00.000Z' });
  }

  unseal() {
    return this.clearMark();
  }
}
