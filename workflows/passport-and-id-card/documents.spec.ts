import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';

const { given } = applicationOf(passportAndIdCard());
const example = examples.SubmitApplication;
const child = { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const passport = (occasion: string) => ({ ordered: [{ document: 'passport', occasion }] });
const card = (occasion: string) => ({ ordered: [{ document: 'identity-card', occasion }] });
const forChild = { applicant: child, representative: example.applicant, ...passport('passport-before-16') };

const PHOTOGRAPHS = { document: 'photographs', quantity: 2 };
const RECEIPT = { document: 'state-duty-receipt' };
const PROOF = { document: 'state-duty-exemption-proof' };
const present = (...names: string[]) => ({
  presented: [PHOTOGRAPHS, RECEIPT, ...names.map((document) => ({ document }))],
});

describe('the documents of clause 11', () => {
  const check = (changes: Record<string, unknown>, presented: object) =>
    given(submitted(changes)).when('CheckDocuments', presented).objections;

  it.each([
    ['id-card-on-reaching-16', card('id-card-on-reaching-16'), 'birth-certificate', '11.3.a'],
    ['id-card-replacement', card('id-card-replacement'), 'identity-card', '11.3.c'],
    ['passport-replacement', passport('passport-replacement'), 'passport', '11.3.b'],
    ['first-passport-on-reaching-16', passport('first-passport-on-reaching-16'), 'identity-card', '11.3.c'],
    [
      'admission-to-citizenship',
      passport('admission-to-citizenship'),
      'citizenship-admission-certificate',
      '11.3.d',
    ],
    ['passport-lost-abroad', passport('passport-lost-abroad'), 'certificate-of-return', '11.3.e'],
  ])(
    'are on the occasion %s complete with one basis, and not without',
    (_occasion, order, basis, paragraph) => {
      expect(check(order, present(basis))).toEqual([]);
      expect(check(order, present())).toEqual([`documents-missing ${clause(paragraph)}`]);
      expect(check(order, present('driving-licence'))).toEqual([`documents-missing ${clause(paragraph)}`]);
    },
  );

  it('are of a child complete with the birth certificate', () => {
    expect(check(forChild, present('birth-certificate'))).toEqual([]);
    expect(check(forChild, present('identity-card'))).toEqual([`documents-missing ${clause('11.3.a')}`]);
  });

  it('are of two documents ordered together complete with the basis of each', () => {
    expect(check({}, present('passport', 'identity-card'))).toEqual([]);
    expect(check({}, present('passport'))).toEqual([`documents-missing ${clause('11.3.c')}`]);
  });

  it('are on paper complete with the registration book or an address certificate (point 1)', () => {
    const onPaper = { channel: 'paper', ...passport('passport-replacement') };
    expect(check(onPaper, present('passport'))).toEqual([`documents-missing ${clause('11.1')}`]);
    expect(check(onPaper, present('passport', 'citizens-registration-book'))).toEqual([]);
    expect(check(onPaper, present('passport', 'address-certificate'))).toEqual([]);
  });

  it('are not complete with one photograph, and are with two laid down one by one (point 3)', () => {
    const order = passport('passport-replacement');
    const laying = (...photographs: object[]) => ({
      presented: [RECEIPT, { document: 'passport' }, ...photographs],
    });
    const one = { document: 'photographs' };
    expect(check(order, laying(one))).toEqual([`documents-missing ${clause('11.3')}`]);
    expect(check(order, laying(one, one))).toEqual([]);
  });

  it('have the receipt, or the proof of the exemption that is invoked (point 2)', () => {
    const basis = [PHOTOGRAPHS, { document: 'passport' }];
    const order = passport('passport-replacement');
    const exempt = { ...order, exemption: 'person-with-disability' };
    const missing = [`documents-missing ${clause('11.2')}`];
    expect(check(order, { presented: basis })).toEqual(missing);
    expect(check(order, { presented: [...basis, PROOF] })).toEqual(missing);
    expect(check(exempt, { presented: [...basis, RECEIPT] })).toEqual(missing);
    expect(check(exempt, { presented: [...basis, PROOF] })).toEqual([]);
  });

  it('are all named where several are missing, with what would do', () => {
    const { violations, objections } = given(submitted()).when('CheckDocuments', { presented: [] });
    expect(objections).toEqual(
      ['11.2', '11.3', '11.3.b', '11.3.c'].map((paragraph) => `documents-missing ${clause(paragraph)}`),
    );
    expect(violations[1]?.expected).toEqual({
      requirement: 'photographs',
      anyOf: ['photographs'],
      problem: 'absent',
    });
  });
});
