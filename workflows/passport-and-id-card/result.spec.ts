import { applicationOf, but, step } from '#libs/testing';
import { COUPON_FIELDS } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';

const { given } = applicationOf(passportAndIdCard());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const passport = (occasion: string) => ({ ordered: [{ document: 'passport', occasion }] });
const forChild = { applicant: child, representative: example.applicant, ...passport('passport-before-16') };
const receipt = (changes: Record<string, unknown> = {}) => but(examples.SettleDuty.receipts?.[0], changes);
const checked = step('CheckDocuments');

const PHOTOGRAPHS = { document: 'photographs', quantity: 2 };
const RECEIPT = { document: 'state-duty-receipt' };
const present = (...names: string[]) => ({
  presented: [PHOTOGRAPHS, RECEIPT, ...names.map((document) => ({ document }))],
});

describe('the coupon of annex 4', () => {
  const paid = given(submitted(), checked, step('SettleDuty'));

  it('has its eight fields, those that name the consumer in the personal part (clause 14)', () => {
    const { event } = paid.when('IssueCoupon');
    expect(COUPON_FIELDS).toHaveLength(8);
    expect(event?.data).toEqual({
      registrationPoint: 'astana-1',
      enquiryPhone: expect.stringMatching(/\d/),
      number: '0000-0000-0000',
      orderedService: ['passport', 'identity-card'],
      registeredOn: '2012-04-02',
      documentsToSurrender: ['passport', 'identity-card'],
    });
    const { surname, givenName, patronymic, birthDate } = adult;
    expect(event?.personal).toEqual({
      coupon: {
        consumer: { surname, givenName, patronymic, birthDate },
        basisDocument: examples.IssueCoupon.basisDocument,
      },
    });
  });

  it('names for handing in only what was presented', () => {
    const { basisDocument } = examples.IssueCoupon;
    const issue = (...documentsToSurrender: string[]) =>
      paid.when('IssueCoupon', { basisDocument, documentsToSurrender }).objections;
    expect(issue()).toEqual([]);
    expect(issue('birth-certificate')).toEqual([`document-not-presented ${clause('14')}`]);
  });

  it('comes before production', () => {
    expect(paid.when('ProduceResult')).toMatchObject({ answer: 'wrong-state', state: 'paid.awaitingCoupon' });
    expect(paid.when('ProduceResult').rejection?.details.possible).toEqual(['IssueCoupon']);
  });
});

describe('the result', () => {
  const withCoupon = given(submitted(), checked, step('SettleDuty'), step('IssueCoupon'));
  const [first, second] = examples.ProduceResult.documents;

  it('is what was ordered, in any order (clause 5)', () => {
    const produce = (...documents: (object | undefined)[]) => withCoupon.when('ProduceResult', { documents });
    expect(produce(first, second).answer).toBe('ResultProduced');
    expect(produce(second, first).answer).toBe('ResultProduced');
    expect(produce(first).objections).toEqual([`not-as-ordered ${clause('5')}`]);
    expect(produce(first, first).objections).toEqual([`not-as-ordered ${clause('5')}`]);
  });

  const produced = given(
    submitted(),
    checked,
    step('SettleDuty'),
    step('IssueCoupon'),
    step('ProduceResult'),
  );
  const handOver = (changes: Record<string, unknown>) =>
    produced.when('HandOverResult', but(examples.HandOverResult, changes));

  it('goes to the consumer in person, on the coupon, by an employee of the Centre (clause 15)', () => {
    expect(handOver({})).toMatchObject({ answer: 'ResultHandedOver', state: 'issued' });
    expect(handOver({}).event?.data).toMatchObject({ receivedAs: 'applicant' });
    expect(produced.when('HandOverResult', undefined, { by: 'authorised-officer' }).answer).toBe(
      'wrong-role',
    );
  });

  it('does not go to anybody else', () => {
    const sister = but(adult, { givenName: 'Сәуле', iin: undefined });
    expect(handOver({ recipient: sister }).objections).toEqual([`wrong-recipient ${clause('15')}`]);
    const namesake = but(adult, { iin: '960303293109' });
    expect(handOver({ recipient: namesake }).objections).toEqual([`wrong-recipient ${clause('15')}`]);
  });

  it('does not go on another coupon, or on none', () => {
    expect(handOver({ couponNumber: '0000-0000-0001' }).objections).toEqual([`wrong-coupon ${clause('15')}`]);
    expect(handOver({ couponNumber: undefined }).answer).toBe('invalid-data');
  });

  it('of a child goes to the parent who appeared', () => {
    const [order] = examples.ProduceResult.documents;
    const done = given(
      submitted(forChild),
      step('CheckDocuments', present('birth-certificate')),
      step('SettleDuty', { receipts: [receipt({ covers: ['passport'], amount: '6472.00' })] }),
      step('IssueCoupon', but(examples.IssueCoupon, { documentsToSurrender: [] })),
      step('ProduceResult', { documents: [order] }),
    );
    expect(done.when('HandOverResult').event?.data['receivedAs']).toBe('representative');
    const stranger = but(examples.HandOverResult, { recipient: but(child, { surname: 'Басқа' }) });
    expect(done.when('HandOverResult', stranger).objections).toEqual([`wrong-recipient ${clause('15')}`]);
  });
});
