import type { Violation } from '#libs/contract';
import type { StandardId } from '../decree.ts';
import { exemptionCategories, findExemption } from '../exemptions.ts';
import { findCentre } from '../offices.ts';
import type { DocumentCircumstances } from '../document-requirement.ts';
import { missingDocuments } from '../missing-documents.ts';
import type { PresentedDocument } from './presented-document.ts';

/** What is missing of clause 11, one objection per requirement that is not met. */
export function missingViolations(
  standard: StandardId,
  circumstances: DocumentCircumstances,
  presented: readonly PresentedDocument[],
): readonly Violation[] {
  return missingDocuments(standard, circumstances, presented).map(
    ({ requirement, clause, anyOf, problem }) => ({
      code: 'documents-missing',
      message: `${requirement} is missing (${problem})`,
      clause,
      path: '/presented',
      expected: { requirement, anyOf: [...anyOf], problem },
    }),
  );
}

/** Clause 16 knows one ground: what is named missing must be what is missing, no more and no less. */
export function groundViolations(
  standard: StandardId,
  circumstances: DocumentCircumstances,
  {
    presented,
    missing,
  }: { readonly presented: readonly PresentedDocument[]; readonly missing: readonly string[] },
): readonly Violation[] {
  const lacking = missingDocuments(standard, circumstances, presented).map(({ requirement }) => requirement);
  return namedViolations(missing, [...new Set(lacking)], `${standard}:16`);
}

/** Objections to a list of missing requirements that is not the true one. */
export function namedViolations(
  named: readonly string[],
  missing: readonly string[],
  clause: string,
): readonly Violation[] {
  const expected = [...missing].sort();
  if (expected.length > 0 && [...named].sort().join() === expected.join()) return [];
  const message =
    expected.length === 0
      ? 'nothing is missing, so there is no ground for a refusal'
      : `missing are: ${expected.join(', ')}; a refusal names exactly these`;
  return [{ code: 'wrong-ground', message, clause, path: '/missing', expected, actual: [...named] }];
}

/** Clause 10: applications are taken in at a Centre of annex 1. */
export function centreViolations(standard: StandardId, office: string): readonly Violation[] {
  if (findCentre(office)) return [];
  const message = `${office} is no Public Service Centre of annex 1`;
  return [{ code: 'office-is-no-centre', message, clause: `${standard}:10`, path: '/office' }];
}

/** Clause 8: who is exempt is in the list of the standard, or not at all. */
export function exemptionViolations(
  standard: StandardId,
  exemption: string | null,
  clause = `${standard}:8.p4`,
): readonly Violation[] {
  if (exemption === null || findExemption(standard, exemption)) return [];
  const expected = exemptionCategories(standard).map(({ id }) => id);
  const message = `there is no category "${exemption}" in clause 8`;
  return [{ code: 'exemption-not-listed', message, clause, path: '/exemption', expected }];
}

/** Exempt persons submit a document that confirms the exemption instead of the receipt (clauses 8 and 11). */
export function exemptionProofViolations(
  exemption: string,
  proof: string | null,
  clause: string,
): readonly Violation[] {
  if (proof !== null) return [];
  const message = `exemption "${exemption}" needs a document that proves it`;
  return [{ code: 'exemption-unproven', message, clause, path: '/exemptionProof' }];
}

/** Day of the resolution that repealed the decree. */
export const REPEALED_ON = '2014-01-21';

/** H30: whether applications are still taken in under the repealed decree. */
export type RepealReading = 'accept' | 'refuse';

export function repealViolations(reading: RepealReading, on: string, clause: string): readonly Violation[] {
  if (reading === 'accept' || on <= REPEALED_ON) return [];
  const message = `the decree was repealed on ${REPEALED_ON}`;
  return [{ code: 'standard-repealed', message, clause, expected: REPEALED_ON, actual: on }];
}
