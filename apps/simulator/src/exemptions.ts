import { findExemption, type ExemptionCategory, type StandardId } from '#workflows/catalogue';
import type { Applicant } from './people.ts';
import type { Random } from './random.ts';

/** So many of those who could be exempt say so and bring the proof. */
const INVOKED = 0.05;
const INVOKED_BY_THE_OLD = 0.5;

/** A category of clause 8 that fits the person and that the standard lists, or none. */
export function exemptionFor(
  standard: StandardId,
  { person, sex, age }: Applicant,
  random: Random,
): ExemptionCategory | undefined {
  const ofTheWar = Number(person.birthDate.slice(0, 4)) <= 1930;
  if (!random.chance(ofTheWar ? INVOKED_BY_THE_OLD : INVOKED)) return undefined;
  const fitting = ofTheWar
    ? OF_THE_WAR
    : age < 18
      ? OF_CHILDREN
      : sex === 'female' && age >= 30
        ? OF_MOTHERS
        : OF_ADULTS;
  const listed = fitting.flatMap((id) => findExemption(standard, id) ?? []);
  return listed.length === 0 ? undefined : random.pick(listed);
}

const OF_ADULTS = [
  'person-with-disability',
  'parent-of-person-disabled-since-childhood',
  'chernobyl-affected',
];
const OF_MOTHERS = [
  'mother-batyr-ana',
  'mother-altyn-alqa',
  'mother-kumis-alqa',
  'mother-ardaqty-ana',
  ...OF_ADULTS,
];
const OF_THE_WAR = [
  'great-patriotic-war-participant',
  'equated-to-war-participant',
  'home-front-decorated',
  'home-front-six-months-undecorated',
];
const OF_CHILDREN = [
  'person-with-disability',
  'orphan-in-state-care',
  'child-without-parental-care',
  'boarding-school-pupil-in-state-care',
];
