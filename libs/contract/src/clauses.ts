import type { Text } from './text.ts';

/**
 * Where a paragraph of the law lives in the product:
 * - `state:<path>`, `guard:<rule>`, `command:<name>`, `limit:<id>` of the workflow itself, or of another one with its
 *   id before a `#`: `complaint#state:registered`;
 * - `data:<list>` a list of the catalogue: `data:centres`;
 * - `text` shown to the reader, nothing to decide;
 * - `outside` duties of people and buildings that no software can honour.
 */
export type ClauseReference =
  | `${string}state:${string}`
  | `${string}guard:${string}`
  | `${string}command:${string}`
  | `${string}limit:${string}`
  | `data:${string}`
  | 'text'
  | 'outside';

/** One paragraph of a standard: what it says in our words, and where it is honoured. */
export interface ClauseEntry {
  /** As in the decree's register: `passport-and-id-card:11.3.a`. */
  readonly id: string;
  readonly summary: Text;
  readonly honoured: readonly ClauseReference[];
}
