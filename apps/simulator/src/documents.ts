import {
  missingDocuments,
  requiredDocuments,
  type DocumentCircumstances,
  type LaidDocument,
  type StandardId,
} from '#workflows/catalogue';
import type { Random } from './random.ts';

/** What somebody lays on the table who has read clause 11. */
export function completeDocuments(
  standard: StandardId,
  circumstances: DocumentCircumstances,
  random: Random,
): LaidDocument[] {
  const laid = requiredDocuments(standard, circumstances).map(({ anyOf }) => {
    const { document, quantity, copy } = random.pick(anyOf);
    return { document, ...(quantity > 1 && { quantity }), ...(copy && { copies: 1 }) };
  });
  // One paper may be the basis of two orders: it is laid down once.
  return [...new Map(laid.map((paper) => [paper.document, paper])).values()];
}

/** The same with something forgotten, and the requirements that are then not met; never none. */
export function withSomethingForgotten(
  standard: StandardId,
  circumstances: DocumentCircumstances,
  complete: readonly LaidDocument[],
  random: Random,
): { presented: LaidDocument[]; missing: string[] } {
  const presented = [...complete];
  const forgotten = presented.length > 2 && random.chance(0.2) ? 2 : 1;
  for (let count = 0; count < forgotten; count += 1) forgetOne(presented, random);
  const missingNow = () =>
    missingDocuments(standard, circumstances, presented).map(({ requirement }) => requirement);
  let missing = missingNow();
  // Another paper may stand for the one that was forgotten: then one more is.
  for (; missing.length === 0 && presented.length > 0; missing = missingNow()) forgetOne(presented, random);
  return { presented, missing: [...new Set(missing)] };
}

function forgetOne(presented: LaidDocument[], random: Random): void {
  const place = random.whole(0, presented.length - 1);
  const paper = presented[place];
  // Some bring the paper and not its copy, or one photograph of two.
  const short = paper && random.chance(0.4) ? shortOf(paper) : undefined;
  presented.splice(place, 1, ...(short ? [short] : []));
}

function shortOf({ document, quantity, copies }: LaidDocument): LaidDocument | undefined {
  if (quantity !== undefined && quantity > 1) return { document, quantity: quantity - 1 };
  return copies === undefined ? undefined : { document };
}
