import fc from 'fast-check';
import { ageOn, Person, readIin } from '#workflows/catalogue';
import { checkInput } from '#libs/input';
import { madeUp } from './people.ts';
import { Random } from './random.ts';

const day = fc
  .date({ min: new Date('2012-03-28'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ages = fc.tuple(fc.nat(95), fc.nat(30));

describe('a made-up person', () => {
  it('is as old as was asked for, and named so that a form takes it', () => {
    fc.assert(
      fc.property(fc.string(), day, ages, (name, on, [youngest, more]) => {
        const { person, age } = madeUp(Random.named(name), { youngest, oldest: youngest + more, on });
        expect(checkInput(Person, person)).toEqual(expect.objectContaining(person));
        expect(age).toBe(ageOn(person.birthDate, on));
        expect(age).toBeGreaterThanOrEqual(youngest);
        expect(age).toBeLessThanOrEqual(youngest + more);
      }),
    );
  });

  it('has an IIN that tells birth date and sex, from the series that nobody is given', () => {
    fc.assert(
      fc.property(fc.string(), day, ages, (name, on, [youngest, more]) => {
        const { person, sex } = madeUp(Random.named(name), { youngest, oldest: youngest + more, on });
        fc.pre(person.iin !== undefined);
        expect(readIin(person.iin ?? '')).toEqual({ valid: true, birthDate: person.birthDate, sex });
        expect(person.iin?.slice(7, 9)).toBe('99');
      }),
    );
  });
});
