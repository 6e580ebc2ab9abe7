import type { JsonValue } from './json.ts';

/** One reason for a "no": what was wrong, where, on which clause, and what would be right. */
export interface Violation {
  /** Stable, public: `documents-missing`, `duty-underpaid` … */
  readonly code: string;
  readonly message: string;
  /** Paragraph of the law, as in the clause register. */
  readonly clause?: string;
  /** Where in the command's data, as a JSON pointer. */
  readonly path?: string;
  /** What is missing, the amount due, the values that are possible. */
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}
