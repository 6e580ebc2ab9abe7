import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceDeregistration } from './index.ts';
import { GROUNDS } from './standard.ts';

const { given } = applicationOf(residenceDeregistration());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Нұрланов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const brother = {
  surname: 'Нұрланов',
  givenName: 'Ержан',
  birthDate: '1980-06-01',
  citizenOfKazakhstan: true,
};
const clause = (paragraph: string) => `residence-deregistration:${paragraph}`;
const submit = (changes: Record<string, unknown>) => given().when('SubmitApplication', but(example, changes));
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const { presented } = examples.CheckDocuments;
const without = (document: string) => presented.filter((each) => each.document !== document);

describe('an application for removal from registration is taken in', () => {
  it.each(GROUNDS)('on the ground %s (clause 6)', (ground) => {
    const represented = ground === 'deceased' || ground === 'sentenced';
    const representative = represented ? brother : undefined;
    expect(submit({ ground, representative }).answer).toBe('ApplicationSubmitted');
  });

  it.each(['deceased', 'sentenced'])('of the %s from somebody who appears for them (H9)', (ground) => {
    expect(submit({ ground }).objections).toEqual([`representative-needed ${clause('15')}`]);
  });

  it('on no other ground', () => {
    expect(submit({ ground: 'bored' }).answer).toBe('invalid-data');
  });

  it('at a Centre alone (clause 10)', () => {
    expect(submit({ office: 'ministry-of-internal-affairs' }).answer).toBe('unknown-office');
  });

  it('of a citizen, who appears in person (clauses 6, 15)', () => {
    const foreigner = but(adult, { citizenOfKazakhstan: false });
    expect(submit({ applicant: foreigner }).objections).toEqual([`not-a-citizen ${clause('6')}`]);
    expect(submit({ representative: brother }).objections).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('of a person under 16 with a parent or guardian (H10)', () => {
    expect(submit({ applicant: child }).objections).toEqual([`representative-needed ${clause('15')}`]);
    expect(submit({ applicant: child, representative: brother }).event?.data['under16']).toBe(true);
  });

  it('of nobody with the IIN of another birth date, a wrong digit in it, or a birth date to come', () => {
    const as = (changes: Record<string, unknown>) => submit({ applicant: but(adult, changes) });
    expect(as({ birthDate: '1894-05-06' }).objections).toEqual(['iin-birth-date-mismatch']);
    expect(as({ iin: '940505195500' }).answer).toBe('invalid-data');
    const unborn = but(child, { birthDate: '2012-04-03' });
    expect(submit({ applicant: unborn, representative: brother }).objections).toEqual([
      'birth-date-in-future',
    ]);
  });

  it('without a word of exemptions: it is free for everybody (clause 8)', () => {
    expect(submit({ exemption: 'person-with-disability' }).objections).toEqual(['unknown-field']);
    const { rejection } = given(submitted(), step('CheckDocuments')).when('SettleDuty', { receipts: [] });
    expect(rejection?.code).toBe('unknown-command');
  });
});

describe('the documents of clause 11', () => {
  const check = (changes: Record<string, unknown>, documents: readonly object[]) =>
    given(submitted(changes)).when('CheckDocuments', { presented: documents }).objections;
  const missing = (...paragraphs: string[]) =>
    paragraphs.map((paragraph) => `documents-missing ${clause(paragraph)}`);

  it.each([
    ['deregistration-application', '11.1'],
    ['citizens-registration-book', '11.2'],
    ['identity-card', '11.3'],
    ['military-service-card', '11.4'],
  ])('are not complete without %s', (document, paragraph) => {
    expect(check({}, presented)).toEqual([]);
    expect(check({}, without(document))).toEqual(missing(paragraph));
  });

  it('are originals with copies', () => {
    const card = (changes: object) => [
      ...without('identity-card'),
      { document: 'identity-card', ...changes },
    ];
    expect(check({}, card({}))).toEqual(missing('11.3'));
    expect(check({}, card({ copies: 1, original: false }))).toEqual(missing('11.3'));
  });

  it('have an address certificate for the book', () => {
    const certificate = { document: 'address-certificate' };
    expect(check({}, [...without('citizens-registration-book'), certificate])).toEqual([]);
  });

  it('have by military duty the service card, the registration certificate or neither (point 4)', () => {
    expect(check({ military: 'none' }, without('military-service-card'))).toEqual([]);
    expect(check({ military: 'call-up' }, presented)).toEqual(missing('11.4'));
    const certificate = { document: 'military-registration-certificate', copies: 1 };
    expect(check({ military: 'call-up' }, [...presented, certificate])).toEqual([]);
  });

  it.each([
    ['a child', { applicant: child, representative: brother }, 'birth-certificate'],
    ['the deceased', { ground: 'deceased', representative: brother }, 'death-certificate'],
    ['the sentenced', { ground: 'sentenced', representative: brother }, 'court-act'],
  ])('have of %s another paper for the identity card', (_who, changes, document) => {
    expect(check(changes, presented)).toEqual(missing('11.3'));
    expect(check(changes, [...without('identity-card'), { document, copies: 1 }])).toEqual([]);
  });
});

describe('the removal from registration', () => {
  const results = ['stamp-in-book', 'entry-and-card', 'entry-only'];
  const papers = ['birth-certificate', 'death-certificate', 'court-act'].map((document) => ({
    document,
    copies: 1,
  }));
  const checkedFor = (changes: Record<string, unknown>) =>
    given(submitted(changes), step('CheckDocuments', { presented: [...presented, ...papers] }));

  it.each([
    ['an adult through the system', {}, ['entry-and-card']],
    ['a child through the system', { applicant: child, representative: brother }, ['entry-only']],
    ['the deceased through the system', { ground: 'deceased', representative: brother }, ['entry-only']],
    [
      'the sentenced through the system',
      { ground: 'sentenced', representative: brother },
      ['entry-and-card'],
    ],
    ['an adult on paper', { channel: 'paper' }, ['stamp-in-book']],
  ])('of %s has the form that clause 5 gives it (H27)', (_who, changes, expected) => {
    const checked = checkedFor(changes);
    expect(results.filter((result) => checked.when('ProduceResult', { result }).event)).toEqual(expected);
    const wrong = results.find((result) => !expected.includes(result));
    expect(checked.when('ProduceResult', { result: wrong }).objections).toEqual([
      `result-does-not-fit ${clause('5')}`,
    ]);
  });

  it('goes to the consumer in person, or to who appeared for the consumer (clause 15)', () => {
    const produced = given(submitted(), step('CheckDocuments'), step('ProduceResult'));
    expect(produced.when('HandOverResult').event?.data['receivedAs']).toBe('applicant');
    expect(produced.when('HandOverResult', { recipient: brother }).objections).toEqual([
      `wrong-recipient ${clause('15')}`,
    ]);
    const ofDeceased = given(
      submitted({ ground: 'deceased', representative: brother }),
      step('CheckDocuments', { presented: [...presented, ...papers] }),
      step('ProduceResult', { result: 'entry-only' }),
    );
    expect(ofDeceased.when('HandOverResult', { recipient: brother }).event?.data['receivedAs']).toBe(
      'representative',
    );
  });
});

describe('a refusal', () => {
  const refuse = (changes: Record<string, unknown>) =>
    given(submitted()).when('RefuseApplication', but(examples.RefuseApplication, changes));
  const wrong = [`wrong-ground ${clause('16')}`];

  it('names exactly what is missing (clause 16)', () => {
    expect(refuse({}).state).toBe('refused');
    expect(refuse({ missing: ['military', 'identity'] }).objections).toEqual(wrong);
    expect(refuse({ missing: ['identity'] }).objections).toEqual(wrong);
    expect(refuse({ presented: [] }).objections).toEqual(wrong);
    expect(refuse({ presented }).objections).toEqual(wrong);
  });

  it('is not possible once the documents are checked', () => {
    const checked = given(submitted(), step('CheckDocuments'));
    expect(checked.when('RefuseApplication').rejection?.details.possible).toEqual(['ProduceResult']);
  });
});
