import { ageOn, iinCheckDigit, type Centre, type Person, type Sex } from '#workflows/catalogue';
import { plusDays } from './days.ts';
import { KAZAKH, RUSSIAN, STREETS } from './names.ts';
import type { Random } from './random.ts';

/** A person who does not exist, with what a form does not say. */
export interface Applicant {
  readonly person: Person;
  readonly sex: Sex;
  /** Full years on the day for which the person was made up. */
  readonly age: number;
}

export interface PersonWish {
  readonly youngest: number;
  readonly oldest: number;
  /** The day on which the age is right, YYYY-MM-DD. */
  readonly on: string;
  readonly sex?: Sex;
  readonly citizen?: boolean;
}

/** So many persons had an IIN: it became obligatory only in 2013. */
const WITH_IIN = 0.93;

/** Makes up a person; names, birth date, sex and IIN agree. */
export function madeUp(random: Random, wish: PersonWish): Applicant {
  const sex = wish.sex ?? random.pick(['male', 'female'] as const);
  const birthDate = bornSo(random, wish);
  const iin = random.chance(WITH_IIN) ? madeUpIin(random, birthDate, sex) : undefined;
  return {
    person: {
      ...nameFor(random, sex),
      birthDate,
      ...(iin !== undefined && { iin }),
      citizenOfKazakhstan: wish.citizen ?? true,
    },
    sex,
    age: ageOn(birthDate, wish.on),
  };
}

/** An address at the place of an office. */
export function madeUpAddress(random: Random, { address }: Centre): string {
  const [town = ''] = address.split(',');
  return `${town}, ${random.pick(STREETS)}, ${random.whole(1, 180)}-үй, ${random.whole(1, 120)}-пәтер`;
}

function bornSo(random: Random, { youngest, oldest, on }: PersonWish): string {
  const year = Number(on.slice(0, 4)) - random.whole(youngest, oldest);
  const birthday = `${year}-${on.slice(5).replace('02-29', '02-28')}`;
  return plusDays(birthday, -random.whole(0, 364));
}

/**
 * A number that is formed by the rules and given to nobody: its serial number lies in 9900 to 9999, which no
 * registering system comes to among the births of one day.
 */
function madeUpIin(random: Random, birthDate: string, sex: Sex): string | undefined {
  const century = (Number(birthDate.slice(0, 2)) - 18) * 2 + (sex === 'male' ? 1 : 2);
  const eleven = `${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${birthDate.slice(8, 10)}${century}99${random.digits(2)}`;
  const check = iinCheckDigit(Array.from(eleven, Number));
  return check === null ? undefined : `${eleven}${check}`;
}

function nameFor(random: Random, sex: Sex): Pick<Person, 'surname' | 'givenName' | 'patronymic'> {
  const kazakh = random.chance(0.68);
  const names = kazakh ? KAZAKH : RUSSIAN;
  const surname = `${random.pick(names.surnames)}${sex === 'female' ? 'а' : ''}`;
  const givenName = random.pick(names[sex]);
  const father = random.pick(names.fathers);
  if (random.chance(0.12)) return { surname, givenName };
  if (kazakh) return { surname, givenName, patronymic: `${father}${sex === 'male' ? 'ұлы' : 'қызы'}` };
  return { surname, givenName, patronymic: `${father}${sex === 'male' ? 'ович' : 'овна'}` };
}
