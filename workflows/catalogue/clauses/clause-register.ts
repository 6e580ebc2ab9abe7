import type { ClauseEntry, ClauseReference, Text } from '#libs/contract';
import type { CatalogueList } from '../catalogue-lists.ts';
import type { StandardId } from '../decree.ts';

/** As the contract's reference, but a list that the catalogue does not have does not compile. */
type Honoured = Exclude<ClauseReference, `data:${string}`> | `data:${CatalogueList}`;

/** One paragraph of any standard: its number within the standard, `11.3.a`, and what the register says of it. */
export interface ClauseParagraph {
  readonly number: string;
  readonly summary: Text;
  readonly honoured: readonly Honoured[];
}

/** Writes one paragraph: what it says, in our words, and everything that honours it. */
export function paragraph(number: string, summary: Text, ...honoured: Honoured[]): ClauseParagraph {
  return { number, summary, honoured };
}

/** The clause register of a standard, in the order given, which is that of the decree. */
export function clauseRegister(
  standard: StandardId,
  paragraphs: readonly ClauseParagraph[],
): readonly ClauseEntry[] {
  return paragraphs.map(({ number, summary, honoured }) => ({
    id: `${standard}:${number}`,
    summary,
    honoured,
  }));
}
