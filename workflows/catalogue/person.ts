import { IsBoolean, IsEmail, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import type { Violation } from '#libs/contract';
import { birthDateOfIin } from './iin.ts';
import { IsCalendarDate } from './is-calendar-date.ts';
import { IsIin } from './is-iin.ts';

// Words of Cyrillic (with the Kazakh letters) or Latin letters, joined by single blanks, hyphens or apostrophes.
const LETTERS = String.raw`[\p{Script=Cyrillic}\p{Script=Latin}\p{M}]+`;
const NAME = new RegExp(`^${LETTERS}(?:[ '’ʼ-]${LETTERS})*$`, 'u');
const nameRule = {
  message:
    '$property must be written in Cyrillic or Latin letters, words joined by a blank, hyphen or apostrophe',
};
const lengthRule = { message: '$property must have 1 to 100 characters' };

/** A natural person as an application names one. Everything in it is personal data. */
export class Person {
  @Matches(NAME, nameRule)
  @Length(1, 100, lengthRule)
  readonly surname!: string;

  @Matches(NAME, nameRule)
  @Length(1, 100, lengthRule)
  readonly givenName!: string;

  @IsOptional()
  @Matches(NAME, nameRule)
  @Length(1, 100, lengthRule)
  readonly patronymic?: string;

  @IsCalendarDate()
  readonly birthDate!: string;

  /** Optional: obligatory only from 1 January 2013, and in 2012 a document could still be without one. */
  @IsOptional()
  @IsIin()
  readonly iin?: string;

  /** Clause 6: the services are for citizens; a repatriate before naturalisation is none. */
  @IsBoolean({ message: 'citizenOfKazakhstan must be true or false' })
  readonly citizenOfKazakhstan!: boolean;

  @IsOptional()
  @Matches(/^\+?[0-9][0-9 ()-]{3,24}$/, {
    message: 'phone must be digits, blanks, brackets and hyphens, such as +7 7172 71-46-46',
  })
  readonly phone?: string;

  /** Postal address: answers go there (clause 25). */
  @IsOptional()
  @Length(3, 300, { message: 'address must have 3 to 300 characters' })
  readonly address?: string;

  @IsOptional()
  @MaxLength(254, { message: 'email must have at most 254 characters' })
  @IsEmail({}, { message: 'email must be an e-mail address, such as name@example.kz' })
  readonly email?: string;
}

/** Decisions about persons that the law leaves open. */
export interface PersonReadings {
  /**
   * `refuse`: an IIN whose digits tell another birth date is refused, as the rules of 2007 to August 2013 formed it
   * from the birth date. `ignore`: the link was later taken out of the rules.
   */
  readonly iinMismatch: 'refuse' | 'ignore';
}
export const DEFAULT_PERSON_READINGS: PersonReadings = { iinMismatch: 'refuse' };

/**
 * What is wrong with a person beyond the shape of the fields: born after the day (YYYY-MM-DD) of the step, or an IIN
 * that tells another birth date. Messages repeat no personal data.
 * @param path JSON pointer of the person in the command's data
 */
export function personViolations(
  person: Pick<Person, 'birthDate' | 'iin'>,
  on: string,
  path = '/applicant',
  readings: PersonReadings = DEFAULT_PERSON_READINGS,
): readonly Violation[] {
  const violations: Violation[] = [];
  if (person.birthDate > on) {
    violations.push({
      code: 'birth-date-in-future',
      message: `The birth date lies after the day of the application, ${on}`,
      path: `${path}/birthDate`,
    });
  }
  if (readings.iinMismatch === 'refuse' && iinMismatch(person)) {
    violations.push({
      code: 'iin-birth-date-mismatch',
      message: 'The first seven digits of the IIN tell another birth date than the one given',
      path: `${path}/iin`,
    });
  }
  return violations;
}

/** True where the IIN is given, valid, and tells another birth date. */
export function iinMismatch({ birthDate, iin }: Pick<Person, 'birthDate' | 'iin'>): boolean {
  const told = iin === undefined ? undefined : birthDateOfIin(iin);
  return told !== undefined && told !== birthDate;
}
