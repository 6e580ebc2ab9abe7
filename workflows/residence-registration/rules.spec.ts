import { applicationOf, but, step } from '#libs/testing';
import { exemptionCategories } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { residenceRegistration } from './index.ts';

const { given } = applicationOf(residenceRegistration());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Ким', givenName: 'Анна', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `residence-registration:${paragraph}`;
const submit = (changes: Record<string, unknown>) => given().when('SubmitApplication', but(example, changes));
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const checked = step('CheckDocuments');
const receipt = (changes: Record<string, unknown> = {}) => but(examples.SettleDuty.receipts?.[0], changes);
const { presented } = examples.CheckDocuments;
const without = (document: string) => presented.filter((each) => each.document !== document);

describe('an application for registration is taken in', () => {
  it('with the new address in the personal part alone', () => {
    const { event, state } = submit({});
    expect(state).toBe('submitted');
    expect(event?.personal).toEqual({ applicant: adult, newAddress: example.newAddress });
  });

  it('at a Centre alone (clause 10)', () => {
    expect(submit({ office: 'ministry-of-internal-affairs' }).answer).toBe('unknown-office');
  });

  it('of a citizen, who appears in person (clauses 6, 15)', () => {
    const foreigner = but(adult, { citizenOfKazakhstan: false });
    expect(submit({ applicant: foreigner }).objections).toEqual([`not-a-citizen ${clause('6')}`]);
    const other = but(adult, { surname: 'Басқа', iin: undefined });
    expect(submit({ representative: other }).objections).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('of a repatriate who is not yet a citizen (clause 8, H15)', () => {
    const applicant = but(adult, { citizenOfKazakhstan: false });
    const exemption = 'repatriate-before-citizenship';
    expect(submit({ applicant, exemption }).answer).toBe('ApplicationSubmitted');
    expect(submit({ applicant, exemption: 'person-with-disability' }).objections).toEqual([
      `not-a-citizen ${clause('6')}`,
    ]);
  });

  it('of a person under 16 with a parent or guardian (H10)', () => {
    expect(submit({ applicant: child }).objections).toEqual([`representative-needed ${clause('15')}`]);
    expect(submit({ applicant: child, representative: adult }).event?.data['under16']).toBe(true);
  });

  it('of nobody with the IIN of another birth date, a wrong digit in it, or a birth date to come', () => {
    const as = (changes: Record<string, unknown>) => submit({ applicant: but(adult, changes) });
    expect(as({ birthDate: '1896-03-04' }).objections).toEqual(['iin-birth-date-mismatch']);
    expect(as({ iin: '960303293100' }).answer).toBe('invalid-data');
    const unborn = but(child, { birthDate: '2012-04-03' });
    expect(submit({ applicant: unborn, representative: adult }).objections).toEqual(['birth-date-in-future']);
  });

  it.each(['pensioner', 'mother-batyr-ana', ''])(
    'not of the category %j, which clause 8 does not list',
    (id) => {
      expect(submit({ exemption: id }).objections).toEqual([`exemption-not-listed ${clause('8.p4')}`]);
    },
  );
});

describe('the state duty', () => {
  const settle = (...receipts: object[]) => given(submitted(), checked).when('SettleDuty', { receipts });

  it('is 10 % of the index, exact to a hundredth of a tenge (clause 8)', () => {
    expect(settle(receipt()).event?.data).toMatchObject({ basis: 'paid', amountDue: '161.80' });
    expect(settle(receipt({ amount: '161.79' })).objections).toEqual([`duty-underpaid ${clause('8.p3')}`]);
  });

  it.each([
    ['2011-12-30', '151.20'],
    ['2012-01-05', '161.80'],
  ])('paid on %s is %s, at the index of that day', (paidOn, amount) => {
    expect(settle(receipt({ paidOn, amount })).event?.data['amountDue']).toBe(amount);
    expect(settle(receipt({ paidOn, amount: '151.19' })).violations[0]?.expected).toMatchObject({ amount });
  });

  it('is that of this service, and paid before the application', () => {
    expect(settle(receipt({ covers: ['residence-deregistration'] })).objections).toEqual([
      `duty-unpaid ${clause('8.p3')}`,
      `duty-not-owed ${clause('8.p3')}`,
    ]);
    const later = given(submitted(), checked).when(
      'SettleDuty',
      { receipts: [receipt({ paidOn: '2012-04-03' })] },
      { on: '2012-04-03' },
    );
    expect(later.objections).toEqual([`paid-after-submission ${clause('8.p3')}`]);
  });

  it.each(exemptionCategories('residence-registration'))(
    'is not owed by $id with proof, and is without',
    ({ id }) => {
      const documents = [...without('state-duty-receipt'), { document: 'state-duty-exemption-proof' }];
      const exempt = given(submitted({ exemption: id }), step('CheckDocuments', { presented: documents }));
      const proven = exempt.when('SettleDuty', { exemptionProof: { document: 'certificate' } });
      expect(proven.event?.data).toMatchObject({ basis: 'exempt', amountDue: '0.00' });
      expect(exempt.when('SettleDuty', {}).objections).toEqual([`exemption-unproven ${clause('11.9')}`]);
    },
  );
});

describe('the registration', () => {
  const results = ['stamp-in-book', 'entry-and-card', 'entry-only'];
  const slips = { document: 'arrival-address-slip', quantity: 3 };
  const certificate = { document: 'birth-certificate', copies: 1 };

  it.each([
    ['an adult through the system', {}, ['entry-and-card']],
    ['a child through the system', { applicant: child, representative: adult }, ['entry-only']],
    ['an adult on paper', { channel: 'paper' }, ['stamp-in-book']],
    ['a child on paper', { channel: 'paper', applicant: child, representative: adult }, ['stamp-in-book']],
  ])('of %s has the form that clause 5 gives it (H27)', (_who, changes, expected) => {
    const paid = given(
      submitted(changes),
      step('CheckDocuments', { presented: [...presented, slips, certificate] }),
      step('SettleDuty'),
    );
    const possible = results.filter((result) => paid.when('ProduceResult', { result }).event);
    expect(possible).toEqual(expected);
    const wrong = results.find((result) => !expected.includes(result));
    expect(paid.when('ProduceResult', { result: wrong }).objections).toEqual([
      `result-does-not-fit ${clause('5')}`,
    ]);
  });

  it('goes to the consumer in person, and to nobody else (clause 15)', () => {
    const produced = given(submitted(), checked, step('SettleDuty'), step('ProduceResult'));
    expect(produced.when('HandOverResult').state).toBe('issued');
    const sister = { recipient: but(adult, { givenName: 'Ольга', iin: undefined }) };
    expect(produced.when('HandOverResult', sister).objections).toEqual([`wrong-recipient ${clause('15')}`]);
  });
});

describe('a refusal', () => {
  const refuse = (changes: Record<string, unknown>) =>
    given(submitted()).when('RefuseApplication', but(examples.RefuseApplication, changes));
  const wrong = [`wrong-ground ${clause('16')}`];

  it('names exactly what is missing (clause 16)', () => {
    expect(refuse({}).state).toBe('refused');
    expect(refuse({ missing: ['departure-address-slip', 'identity'] }).objections).toEqual(wrong);
    expect(refuse({ missing: ['identity'] }).objections).toEqual(wrong);
    expect(refuse({ presented: [] }).objections).toEqual(wrong);
    expect(refuse({ presented }).objections).toEqual(wrong);
  });

  it('after the check has the one ground that the duty is not settled', () => {
    const because = (receipts: object[] | undefined) =>
      given(submitted(), checked).when(
        'RefuseApplication',
        but(examples.RefuseApplication, { missing: ['state-duty'], receipts }),
      );
    expect(because([receipt({ amount: '161.79' })]).state).toBe('refused');
    expect(because(examples.SettleDuty.receipts).objections).toEqual(wrong);
  });
});
