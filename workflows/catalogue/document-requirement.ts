import type { Text } from '#libs/contract';
import type { StandardId } from './decree.ts';
import { getDocument } from './document-names.ts';
import type { DocumentReadings } from './document-readings.ts';

/** What the list of clause 11 depends on. */
export interface DocumentCircumstances {
  /** `hqt-tp`: through the information system of the Centres; `paper`: on paper forms. */
  readonly channel: 'hqt-tp' | 'paper';
  /** Standard 1: on what occasion each document is ordered: `passport-replacement`. */
  readonly occasions?: readonly string[];
  readonly under16: boolean;
  /** Standards 3 and 4; nothing said is `none`. */
  readonly military?: 'none' | 'liable' | 'call-up';
  /** Standards 1 and 3. */
  readonly exempt: boolean;
  /** Standard 3. */
  readonly cameFromAbroad?: boolean;
  /** Standard 4. */
  readonly ground?: 'moved' | 'sentenced' | 'dwelling-right-ended' | 'deceased';
  /** What is not said is read as in `DEFAULT_DOCUMENT_READINGS`. */
  readonly readings?: Partial<DocumentReadings>;
}

/** The circumstances with every open point decided. */
export interface DecidedCircumstances extends DocumentCircumstances {
  readonly readings: DocumentReadings;
}

/** A document that would satisfy a requirement, and in what form. */
export interface AcceptedDocument {
  readonly document: string;
  readonly name: Text;
  /** Whether the clause asks for the original by name, and for a copy; where it is silent any form will do. */
  readonly original: boolean;
  readonly copy: boolean;
  readonly quantity: number;
}

/** One thing to be brought. Nothing satisfies it where `anyOf` is empty. */
export interface Requirement {
  readonly id: string;
  readonly anyOf: readonly AcceptedDocument[];
  readonly clause: string;
  /** The open point whose reading made the requirement, where the decree alone does not. */
  readonly reading?: keyof DocumentReadings;
}

/** What a standard asks for in given circumstances; `false` stands for what these do not call for. */
export type RequirementList = (circumstances: DecidedCircumstances) => readonly (Requirement | false)[];

type Form = Partial<Pick<AcceptedDocument, 'original' | 'copy' | 'quantity'>>;

/** As standards 3 and 4 ask for documents that stay with their holder. */
export const ORIGINAL_AND_COPY: Form = { original: true, copy: true };

/** Either will do. */
export const REGISTRATION_RECORD = ['citizens-registration-book', 'address-certificate'] as const;

/** The document of point "duty": proof of the exemption in place of the receipt. */
export const dutyDocument = (exempt: boolean) => [
  exempt ? 'state-duty-exemption-proof' : 'state-duty-receipt',
];

/** Writes requirements of one standard: id, paragraph, documents of which one is enough, the form asked for. */
export function requirementsOf(standard: StandardId) {
  return (id: string, paragraph: string, documents: readonly string[], form: Form = {}): Requirement => ({
    id,
    clause: `${standard}:${paragraph}`,
    anyOf: documents.map((document) => ({
      document,
      name: getDocument(standard, document).name,
      original: false,
      copy: false,
      quantity: 1,
      ...form,
    })),
  });
}
