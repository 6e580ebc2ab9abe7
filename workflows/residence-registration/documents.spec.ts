import { applicationOf, but, step } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceRegistration } from './index.ts';

const { given } = applicationOf(residenceRegistration());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ким', givenName: 'Анна', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `residence-registration:${paragraph}`;
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const { presented } = examples.CheckDocuments;
const without = (document: string) => presented.filter((each) => each.document !== document);

describe('the documents of clause 11', () => {
  const check = (changes: Record<string, unknown>, documents: readonly object[]) =>
    given(submitted(changes)).when('CheckDocuments', { presented: documents }).objections;
  const missing = (...paragraphs: string[]) =>
    paragraphs.map((paragraph) => `documents-missing ${clause(paragraph)}`);

  it.each([
    ['registration-application', '11.1'],
    ['dwelling-purchase-documents', '11.2'],
    ['citizens-registration-book', '11.3'],
    ['departure-address-slip', '11.4'],
    ['identity-document', '11.5'],
    ['statistical-coupon', '11.8'],
    ['state-duty-receipt', '11.9'],
  ])('are not complete without %s', (document, paragraph) => {
    expect(check({}, presented)).toEqual([]);
    expect(check({}, without(document))).toEqual(missing(paragraph));
  });

  it('have the right to the dwelling on other grounds just as well, and an address certificate for the book', () => {
    const rented = { document: 'dwelling-right-on-other-grounds', copies: 1 };
    expect(check({}, [...without('dwelling-purchase-documents'), rented])).toEqual([]);
    const certificate = { document: 'address-certificate' };
    expect(check({}, [...without('citizens-registration-book'), certificate])).toEqual([]);
  });

  it('are originals with copies', () => {
    const identity = (changes: object) => [
      ...without('identity-document'),
      { document: 'identity-document', ...changes },
    ];
    expect(check({}, identity({}))).toEqual(missing('11.5'));
    expect(check({}, identity({ copies: 1, original: false }))).toEqual(missing('11.5'));
    expect(check({}, identity({ copies: 1 }))).toEqual([]);
  });

  it('are on paper complete with three arrival slips (point 7)', () => {
    const slips = (quantity: number) => [...presented, { document: 'arrival-address-slip', quantity }];
    expect(check({ channel: 'paper' }, presented)).toEqual(missing('11.7'));
    expect(check({ channel: 'paper' }, slips(2))).toEqual(missing('11.7'));
    expect(check({ channel: 'paper' }, slips(3))).toEqual([]);
  });

  it.each([
    ['liable', 'military-service-card'],
    ['call-up', 'military-registration-certificate'],
  ])('have of somebody with the military duty %s the %s (point 6)', (military, document) => {
    expect(check({ military }, presented)).toEqual(missing('11.6'));
    expect(check({ military }, [...presented, { document }])).toEqual(missing('11.6'));
    expect(check({ military }, [...presented, { document, copies: 1 }])).toEqual([]);
  });

  it('have of a child the birth certificate', () => {
    const ofChild = { applicant: child, representative: adult };
    expect(check(ofChild, presented)).toEqual(missing('11.5'));
    expect(check(ofChild, [...presented, { document: 'birth-certificate', copies: 1 }])).toEqual([]);
  });

  it('have the proof of an exemption for the receipt (point 9)', () => {
    const exempt = { exemption: 'person-with-disability' };
    const proof = { document: 'state-duty-exemption-proof' };
    expect(check(exempt, presented)).toEqual(missing('11.9'));
    expect(check(exempt, [...without('state-duty-receipt'), proof])).toEqual([]);
    expect(check({}, [...without('state-duty-receipt'), proof])).toEqual(missing('11.9'));
  });
});
