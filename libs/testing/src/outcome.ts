import type { ServiceError, StoredEvent, Violation } from '#libs/contract';
import { stateName, type FoldedState } from '#libs/engine';

/** What became of a step. Expectations compare its parts. */
export class Outcome {
  constructor(
    /** The application afterwards; where the step was rejected, as it was before. */
    readonly application: FoldedState,
    readonly event: StoredEvent | undefined,
    readonly rejection: ServiceError | undefined,
  ) {}

  /** Type of the event that happened, or the code of the rejection. */
  get answer(): string {
    return this.event?.type ?? this.rejection?.code ?? '';
  }

  /** State of the application afterwards. */
  get state(): string {
    return stateName(this.application.machine);
  }

  get violations(): readonly Violation[] {
    return this.rejection?.details.violations ?? [];
  }

  /**
   * Every objection as `code clause`: `duty-underpaid passport-and-id-card:8.p3`; of a rejection without objections its
   * code; empty where the step happened.
   */
  get objections(): readonly string[] {
    if (!this.rejection) return [];
    const told = this.violations.map(({ code, clause }) => (clause ? `${code} ${clause}` : code));
    return told.length > 0 ? told : [this.rejection.code];
  }
}
