import type { StandardId } from './decree.ts';
import { DEFAULT_DOCUMENT_READINGS } from './document-readings.ts';
import {
  dutyDocument,
  requirementsOf,
  type DocumentCircumstances,
  type Requirement,
  type RequirementList,
} from './document-requirement.ts';
import { passportDocuments } from './passport-documents.ts';
import { deregistrationDocuments, registrationDocuments } from './residence-documents.ts';

const temporary = requirementsOf('temporary-id-card');

/** Standard 2. H8: whoever is exempt here is so by a reading of the caller; by the text everybody brings the receipt. */
const temporaryDocuments: RequirementList = ({ exempt }) => [
  temporary('written-application', '11.1', ['written-application']),
  temporary('state-duty', '11.2', dutyDocument(exempt)),
  temporary('photograph', '11.3', ['photograph']),
];

const LISTS: Readonly<Record<StandardId, RequirementList>> = {
  'passport-and-id-card': passportDocuments,
  'temporary-id-card': temporaryDocuments,
  'residence-registration': registrationDocuments,
  'residence-deregistration': deregistrationDocuments,
};

/**
 * What clause 11 of the standard asks for in these circumstances, in the order of the clause. Pure.
 *
 * Standard 1 asks for one `basis:<occasion>` for each occasion, since two documents that are ordered together need
 * the basis of each; one and the same paper may satisfy both.
 */
export function requiredDocuments(
  standardId: StandardId,
  circumstances: DocumentCircumstances,
): readonly Requirement[] {
  const readings = { ...DEFAULT_DOCUMENT_READINGS, ...circumstances.readings };
  return LISTS[standardId]({ ...circumstances, readings }).filter((requirement) => requirement !== false);
}
