import { ServiceError, type Text } from '#libs/contract';
import { mustHold, wordOf } from './checked-data.ts';
import data from './data/documents.json' with { type: 'json' };
import { findParagraph, STANDARD_IDS, type StandardId } from './decree.ts';

/** A document that clause 11 of a standard names. */
export interface DocumentName {
  /** Unique within its standard: `birth-certificate`. */
  readonly id: string;
  readonly standard: StandardId;
  readonly name: Text;
  readonly clause: string;
  /** Line of the squeezed Kazakh text; null where the decree does not name it and only a reading asks for it. */
  readonly line: number | null;
}

/** All documents of the four standards, in the order of the decree. */
export const DOCUMENT_NAMES: readonly DocumentName[] = data.documents.map((document) => ({
  ...document,
  standard: wordOf(STANDARD_IDS, document.standard, `documents.json ${document.id}`),
}));

const keyOf = (standard: string, id: string) => `${standard}/${id}`;
const byKey = new Map(DOCUMENT_NAMES.map((document) => [keyOf(document.standard, document.id), document]));

/** The document of a standard with this id, or undefined. */
export function findDocument(standardId: StandardId, id: string): DocumentName | undefined {
  return byKey.get(keyOf(standardId, id));
}

/**
 * As `findDocument`.
 * @throws ServiceError `not-found` where the standard names no such document
 */
export function getDocument(standardId: StandardId, id: string): DocumentName {
  const document = findDocument(standardId, id);
  if (document) return document;
  throw new ServiceError('not-found', `${standardId} names no document "${id}"`, {
    standardId,
    document: id,
  });
}

mustHold(byKey.size === DOCUMENT_NAMES.length, 'documents.json: an id stands twice in a standard');
for (const { id, standard, clause } of DOCUMENT_NAMES) {
  const known = findParagraph(clause)?.standard === standard;
  mustHold(known, `documents.json ${id}: "${clause}" is no paragraph of ${standard}`);
}
