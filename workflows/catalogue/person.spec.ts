import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { IsTengeAmount } from './is-tenge-amount.ts';
import { iinMismatch, Person, personViolations } from './person.ts';

const valid = {
  surname: 'Әлімжанова',
  givenName: 'Айгүл',
  patronymic: 'Серікқызы',
  birthDate: '1896-03-03',
  iin: '960303293109',
  citizenOfKazakhstan: true,
};

function problems(change: Readonly<Record<string, unknown>>): Record<string, string> {
  const errors = validateSync(plainToInstance(Person, { ...valid, ...change }), {
    forbidUnknownValues: true,
  });
  return Object.fromEntries(
    errors.map(({ property, constraints }) => [property, Object.values(constraints ?? {}).join('; ')]),
  );
}

describe('a person', () => {
  it('needs names, a birth date and the word on citizenship, nothing more', () => {
    expect(problems({})).toEqual({});
    expect(problems({ patronymic: undefined, iin: undefined })).toEqual({});
    expect(
      Object.keys(problems({ surname: undefined, birthDate: undefined, citizenOfKazakhstan: 'yes' })),
    ).toEqual(['surname', 'birthDate', 'citizenOfKazakhstan']);
  });

  it.each(['Ә', 'Нұрсұлтан-Әлі', "O'Brien", 'Әбу Бәкір', 'Жүсіп Баласағұн ұлы', 'Müller', 'Ё'])(
    'may be called %s',
    (name) => {
      expect(problems({ surname: name, givenName: name, patronymic: name })).toEqual({});
    },
  );

  it.each([
    '',
    ' ',
    'Иванов1',
    'Иванов!',
    ' Иванов',
    'Иванов ',
    'А--Б',
    '-',
    '李',
    'А\nБ',
    '<b>',
    'А'.repeat(101),
    7,
  ])('may not be called %j', (name) => {
    expect(Object.keys(problems({ surname: name }))).toEqual(['surname']);
  });

  it('is told what a name, a date and an IIN look like', () => {
    const told = problems({ surname: 'X1', birthDate: '2011-02-29', iin: '900101190100' });
    expect(told['surname']).toContain('Cyrillic or Latin letters');
    expect(told['birthDate']).toContain('existing day written YYYY-MM-DD');
    expect(told['iin']).toBe('iin is no valid IIN: the last digit does not check');
  });

  it('may leave contacts, which are then checked', () => {
    expect(
      problems({ phone: '+7 (7172) 71-46-46', address: 'Астана, Тәуелсіздік 1', email: 'a@b.kz' }),
    ).toEqual({});
    expect(Object.keys(problems({ phone: 'call me', address: 'x', email: 'nobody' }))).toEqual([
      'phone',
      'address',
      'email',
    ]);
  });
});

describe('the rules on a person', () => {
  it('refuse a birth after the day of the step, but not on it', () => {
    const born = { birthDate: '2012-04-02' };
    expect(personViolations(born, '2012-04-02')).toEqual([]);
    expect(personViolations(born, '2012-04-01')).toMatchObject([
      { code: 'birth-date-in-future', path: '/applicant/birthDate' },
    ]);
  });

  it('refuse an IIN of a future birth through its birth date', () => {
    const future = { birthDate: '2099-06-15', iin: '990615590016' };
    expect(personViolations(future, '2012-04-02').map(({ code }) => code)).toEqual(['birth-date-in-future']);
  });

  it('refuse an IIN that tells another birth date, unless the setting ignores it', () => {
    const other = { birthDate: '1896-03-04', iin: valid.iin };
    expect(iinMismatch(other)).toBe(true);
    expect(personViolations(other, '2012-04-02', '/deceased')).toMatchObject([
      { code: 'iin-birth-date-mismatch', path: '/deceased/iin' },
    ]);
    expect(personViolations(other, '2012-04-02', '/deceased', { iinMismatch: 'ignore' })).toEqual([]);
    expect(personViolations(valid, '2012-04-02')).toEqual([]);
    expect(iinMismatch({ birthDate: '1896-03-04' })).toBe(false);
  });
});

describe('an amount in a command', () => {
  class Payment {
    @IsTengeAmount()
    readonly amount!: string;
  }
  const errorsOf = (amount: unknown) => validateSync(plainToInstance(Payment, { amount }));

  it('is a string with at most two decimals', () => {
    expect(errorsOf('6472.00')).toEqual([]);
    expect(errorsOf(6472)[0]?.constraints).toEqual({
      isTengeAmount: expect.stringContaining('such as "6472.00"'),
    });
    expect(errorsOf('6472.001')).toHaveLength(1);
  });
});
