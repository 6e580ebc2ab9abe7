import type { Violation } from '#libs/contract';
import { ageOn } from '../calendar-date.ts';
import { personViolations, type Person } from '../person.ts';

/** Age from which a person has an identity document of the own. */
const FULL_AGE_FOR_DOCUMENTS = 16;

/** How the open points about the persons who appear are read. */
export interface AppearanceReadings {
  /** H10: no clause names a parent or guardian, though children are served. */
  readonly children: 'parent-or-guardian' | 'in-person-only';
  /** Whether an IIN must tell the birth date of its holder (rules of 2007 to 2013). */
  readonly iinBirthDate: 'must-match' | 'may-differ';
}

export interface Appearance {
  readonly applicant: Person;
  readonly representative?: Person;
}

export interface AppearanceClauses {
  /** Who the service is for (clause 6). */
  readonly consumer: string;
  /** In person (clause 15). */
  readonly inPerson: string;
}

/** Whether the person is under 16 on the day, YYYY-MM-DD. */
export function isUnder16(person: Person, on: string): boolean {
  return ageOn(person.birthDate, on) < FULL_AGE_FOR_DOCUMENTS;
}

/** Objections to the persons as such: a birth date in the future, an IIN of somebody else, no citizen. */
export function identityViolations(
  { applicant, representative }: Appearance,
  on: string,
  readings: AppearanceReadings,
  clauses: AppearanceClauses,
  mustBeCitizen = true,
): readonly Violation[] {
  const iin = { iinMismatch: readings.iinBirthDate === 'must-match' ? 'refuse' : 'ignore' } as const;
  const violations = [
    ...personViolations(applicant, on, '/applicant', iin),
    ...(representative ? personViolations(representative, on, '/representative', iin) : []),
  ];
  if (mustBeCitizen && !applicant.citizenOfKazakhstan) {
    const message = 'the service is for citizens of the Republic of Kazakhstan';
    violations.push({
      code: 'not-a-citizen',
      message,
      clause: clauses.consumer,
      path: '/applicant/citizenOfKazakhstan',
    });
  }
  return violations;
}

/** Objections to who appears: clause 15 asks for the consumer in person; for a child a parent or guardian (H10). */
export function appearanceViolations(
  { applicant, representative }: Appearance,
  on: string,
  { children }: Pick<AppearanceReadings, 'children'>,
  { inPerson }: Pick<AppearanceClauses, 'inPerson'>,
): readonly Violation[] {
  const mayRepresent = isUnder16(applicant, on) && children === 'parent-or-guardian';
  const path = '/representative';
  if (mayRepresent && !representative) {
    const message = 'for a person under 16 a parent or guardian appears';
    return [{ code: 'representative-needed', message, clause: inPerson, path }];
  }
  if (mayRepresent && representative && isUnder16(representative, on)) {
    const message = 'a parent or guardian is not under 16';
    return [{ code: 'representative-too-young', message, clause: inPerson, path }];
  }
  if (!mayRepresent && representative) {
    const message = 'the consumer appears in person';
    return [{ code: 'not-in-person', message, clause: inPerson, path }];
  }
  return [];
}
