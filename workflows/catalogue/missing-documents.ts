import type { StandardId } from './decree.ts';
import type { AcceptedDocument, DocumentCircumstances, Requirement } from './document-requirement.ts';
import { requiredDocuments } from './required-documents.ts';

/** A document as it was laid on the table. */
export interface LaidDocument {
  readonly document: string;
  /** Whether the original was shown; true if not said. */
  readonly original?: boolean;
  /** Number of copies; 0 if not said. */
  readonly copies?: number;
  /** Number of pieces; 1 if not said. */
  readonly quantity?: number;
}

/** Why a requirement is not satisfied. */
export type DocumentProblem = 'absent' | 'original-missing' | 'copy-missing' | 'too-few';

/** A requirement that is not satisfied. */
export interface MissingDocument {
  /** Id of the requirement. */
  readonly requirement: string;
  readonly clause: string;
  /** Documents of which one would do; empty where nothing would. */
  readonly anyOf: readonly string[];
  readonly problem: DocumentProblem;
  /** Pieces, originals or copies that are asked for, and that are there. */
  readonly expected: number;
  readonly actual: number;
}

type Shortcoming = Pick<MissingDocument, 'problem' | 'expected' | 'actual'>;

/**
 * The requirements of clause 11 that the presented documents do not satisfy: the ground of refusal of clause 16.
 * Empty where all is there; documents that nobody asked for do no harm. Pure.
 */
export function missingDocuments(
  standardId: StandardId,
  circumstances: DocumentCircumstances,
  presented: readonly LaidDocument[],
): readonly MissingDocument[] {
  return requiredDocuments(standardId, circumstances).flatMap((requirement) => {
    const shortcoming = shortcomingOf(requirement, presented);
    if (!shortcoming) return [];
    const anyOf = requirement.anyOf.map(({ document }) => document);
    return [{ requirement: requirement.id, clause: requirement.clause, anyOf, ...shortcoming }];
  });
}

/** The first shortcoming of the document that was brought for the requirement, or undefined where one satisfies it. */
function shortcomingOf({ anyOf }: Requirement, presented: readonly LaidDocument[]): Shortcoming | undefined {
  let first: Shortcoming | undefined;
  for (const accepted of anyOf) {
    const pieces = presented.filter(({ document }) => document === accepted.document);
    if (pieces.length === 0) continue;
    const shortcoming = formShortcoming(accepted, pieces);
    if (!shortcoming) return undefined;
    first ??= shortcoming;
  }
  return first ?? { problem: 'absent', expected: anyOf[0]?.quantity ?? 1, actual: 0 };
}

/** Pieces that were laid down one by one count together. */
function formShortcoming(
  accepted: AcceptedDocument,
  pieces: readonly LaidDocument[],
): Shortcoming | undefined {
  if (accepted.original && !pieces.some(({ original = true }) => original)) {
    return { problem: 'original-missing', expected: 1, actual: 0 };
  }
  if (accepted.copy && !pieces.some(({ copies = 0 }) => copies > 0)) {
    return { problem: 'copy-missing', expected: 1, actual: 0 };
  }
  const actual = pieces.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  return actual < accepted.quantity ? { problem: 'too-few', expected: accepted.quantity, actual } : undefined;
}
