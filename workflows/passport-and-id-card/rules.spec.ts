import { applicationOf, but } from '#libs/testing';
import { exemptionCategories } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';
import { rules } from './rules.ts';
import { MODES, OCCASIONS } from './standard.ts';

const { given } = applicationOf(passportAndIdCard());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const submit = (changes: Record<string, unknown>) => given().when('SubmitApplication', but(example, changes));
const passport = (occasion: string) => ({ ordered: [{ document: 'passport', occasion }] });
const card = (occasion: string) => ({ ordered: [{ document: 'identity-card', occasion }] });
const forChild = { applicant: child, representative: example.applicant, ...passport('passport-before-16') };

describe('an application for a passport or an identity card is taken in', () => {
  it('with its number, and nothing personal in its data (clause 13)', () => {
    const { event, state } = given().when('SubmitApplication');
    expect(state).toBe('submitted');
    expect(event?.metadata.clause).toBe(clause('13'));
    expect(event?.data).toMatchObject({ number: '0000-0000-0000', under16: false, appearedAs: 'applicant' });
    expect(event?.personal).toEqual({ applicant: adult });
  });

  it('at a Centre of annex 1 alone (clause 10)', () => {
    expect(submit({ office: 'ministry-of-internal-affairs' }).answer).toBe('unknown-office');
    const elsewhere = { type: 'ApplicationSubmitted', data: { office: 'ministry-of-internal-affairs' } };
    expect(rules.servedAtCentre.check({} as never, elsewhere as never)).toMatchObject([
      { code: 'office-is-no-centre', clause: clause('10') },
    ]);
  });

  it.each(MODES)('in the mode %s (clause 7, point 1)', (mode) => {
    expect(submit({ mode }).event?.data['mode']).toBe(mode);
  });

  it('in no other mode', () => {
    expect(submit({ mode: 'expedited-3' }).objections).toEqual(['invalid-field']);
  });

  it.each(OCCASIONS['identity-card'])('for an identity card on the occasion %s', (occasion) => {
    expect(submit(card(occasion)).answer).toBe('ApplicationSubmitted');
    expect(submit({ ...forChild, ...card(occasion) }).objections).toEqual([
      `occasion-does-not-fit ${clause('11.3')}`,
    ]);
  });

  it.each([
    ['passport-before-16', true],
    ['passport-replacement', true],
    ['passport-lost', true],
    ['passport-lost-abroad', true],
    ['admission-to-citizenship', true],
    ['first-passport-on-reaching-16', false],
    ['first-passport-adult', false],
  ])('for a passport on the occasion %s, of a child: %s', (occasion, fits) => {
    const objection = [`occasion-does-not-fit ${clause('11.3')}`];
    expect(submit({ ...forChild, ...passport(occasion) }).objections).toEqual(fits ? [] : objection);
    const ofAdult = occasion === 'passport-before-16' ? objection : [];
    expect(submit(passport(occasion)).objections).toEqual(ofAdult);
  });

  it.each([
    [{ document: 'passport', occasion: 'id-card-lost' }],
    [{ document: 'identity-card', occasion: 'passport-lost' }],
  ])('not where the occasion is of the other document: %j', (order) => {
    expect(submit({ ordered: [order] }).objections).toEqual([`occasion-does-not-fit ${clause('11.3')}`]);
  });

  it('not twice for the same document', () => {
    const [order] = example.ordered;
    expect(submit({ ordered: [order, order] }).objections).toEqual(['invalid-field']);
  });

  it.each(exemptionCategories('passport-and-id-card'))(
    'of the exempt category $order, $id (clause 8)',
    ({ id }) => {
      expect(submit({ exemption: id }).answer).toBe('ApplicationSubmitted');
    },
  );

  it.each(['pensioner', 'repatriate-before-citizenship', '', 'constructor'])(
    'not of the category %j, which clause 8 does not list',
    (exemption) => {
      expect(submit({ exemption }).objections).toEqual([`exemption-not-listed ${clause('8.p4')}`]);
    },
  );
});

describe('the consumer', () => {
  it('is a citizen (clause 6)', () => {
    const foreigner = but(adult, { citizenOfKazakhstan: false });
    expect(submit({ applicant: foreigner }).objections).toEqual([`not-a-citizen ${clause('6')}`]);
  });

  it('has an IIN that checks, or none', () => {
    expect(submit({ applicant: but(adult, { iin: '951231291004' }) }).objections).toEqual(['invalid-field']);
    expect(submit({ applicant: but(adult, { iin: undefined }) }).objections).toEqual([]);
  });

  it('has an IIN of the own birth date', () => {
    const other = but(adult, { birthDate: '1985-12-31' });
    expect(submit({ applicant: other }).objections).toEqual(['iin-birth-date-mismatch']);
  });

  it('is born on or before the day of the application', () => {
    const born = (birthDate: string) =>
      submit({ ...forChild, applicant: { ...child, birthDate } }).objections;
    expect(born('2012-04-02')).toEqual([]);
    expect(born('2012-04-03')).toEqual(['birth-date-in-future']);
  });

  it('appears in person (clause 15)', () => {
    const both = { representative: but(adult, { surname: 'Басқа', iin: undefined }) };
    expect(submit(both).objections).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('under 16 is represented, by somebody who is not under 16 (H10)', () => {
    expect(submit(forChild).event?.data).toMatchObject({ under16: true, appearedAs: 'representative' });
    expect(submit({ ...forChild, representative: undefined }).objections).toEqual([
      `representative-needed ${clause('15')}`,
    ]);
    expect(submit({ ...forChild, representative: child }).objections).toEqual([
      `representative-too-young ${clause('15')}`,
    ]);
  });

  it('is 16 on the birthday, and not the day before', () => {
    const bornOn = (birthDate: string) => submit({ ...forChild, applicant: { ...child, birthDate } }).event;
    expect(bornOn('1996-04-03')?.data['under16']).toBe(true);
    expect(submit({ applicant: { ...child, birthDate: '1996-04-02' } }).event?.data['under16']).toBe(false);
  });
});
