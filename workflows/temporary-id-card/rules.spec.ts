import { applicationOf, but, step } from '#libs/testing';
import { exemptionCategories } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { temporaryIdCard } from './index.ts';
import { REASONS } from './standard.ts';

const { given } = applicationOf(temporaryIdCard());
const example = examples.SubmitApplication;
const adult = example.applicant;
const child = { surname: 'Оспанов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const clause = (paragraph: string) => `temporary-id-card:${paragraph}`;
const submit = (changes: Record<string, unknown>) => given().when('SubmitApplication', but(example, changes));
const receipt = (changes: Record<string, unknown> = {}) => but(examples.SettleDuty.receipts?.[0], changes);
const submitted = step('SubmitApplication');
const checked = step('CheckDocuments');

describe('an application for a temporary identity card is taken in', () => {
  it.each(REASONS)('for a document that is %s (clause 1)', (reason) => {
    expect(submit({ reason })).toMatchObject({ answer: 'ApplicationSubmitted', state: 'submitted' });
  });

  it('for no other reason, and in no mode but the ordinary one', () => {
    expect(submit({ reason: 'unloved' }).answer).toBe('invalid-data');
    expect(submit({ mode: 'expedited-7' }).objections).toEqual(['unknown-field']);
  });

  it('at a Centre alone (clause 10)', () => {
    expect(submit({ office: 'ministry-of-internal-affairs' }).answer).toBe('unknown-office');
  });

  it.each([...exemptionCategories('passport-and-id-card'), ...exemptionCategories('residence-registration')])(
    'without an exemption: $id pays too (clause 11, point 2; H8)',
    ({ id }) => {
      expect(submit({ exemption: id }).objections).toEqual([`exemption-not-listed ${clause('11.2')}`]);
    },
  );

  it('of a citizen, who appears in person (clauses 6, 15)', () => {
    const foreigner = but(adult, { citizenOfKazakhstan: false });
    expect(submit({ applicant: foreigner }).objections).toEqual([`not-a-citizen ${clause('6')}`]);
    const other = but(adult, { surname: 'Басқа', iin: undefined });
    expect(submit({ representative: other }).objections).toEqual([`not-in-person ${clause('15')}`]);
  });

  it('of a person under 16 with a parent or guardian (H10)', () => {
    expect(submit({ applicant: child }).objections).toEqual([`representative-needed ${clause('15')}`]);
    expect(submit({ applicant: child, representative: adult }).event?.data['under16']).toBe(true);
  });

  it('of nobody with the IIN of another birth date, a wrong digit in it, or a birth date to come', () => {
    const as = (changes: Record<string, unknown>) => submit({ applicant: but(adult, changes) });
    expect(as({ birthDate: '1892-07-16' }).objections).toEqual(['iin-birth-date-mismatch']);
    expect(as({ iin: '920715190200' }).answer).toBe('invalid-data');
    const unborn = but(child, { birthDate: '2012-04-03' });
    expect(submit({ applicant: unborn, representative: adult }).objections).toEqual(['birth-date-in-future']);
  });
});

describe('the documents of clause 11', () => {
  const { presented } = examples.CheckDocuments;

  it('are a written application, the receipt and one photograph', () => {
    expect(given(submitted).when('CheckDocuments', { presented }).answer).toBe('DocumentsChecked');
  });

  it.each([
    ['written-application', '11.1'],
    ['state-duty-receipt', '11.2'],
    ['photograph', '11.3'],
  ])('are not complete without %s', (missing, paragraph) => {
    const rest = presented.filter(({ document }) => document !== missing);
    expect(given(submitted).when('CheckDocuments', { presented: rest }).objections).toEqual([
      `documents-missing ${clause(paragraph)}`,
    ]);
  });
});

describe('the state duty', () => {
  const settle = (...receipts: object[]) => given(submitted, checked).when('SettleDuty', { receipts });

  it('is 20 % of the index, exact to a hundredth of a tenge (clause 8)', () => {
    expect(settle(receipt()).event?.data).toMatchObject({ basis: 'paid', amountDue: '323.60' });
    expect(settle(receipt({ amount: '323.59' })).objections).toEqual([`duty-underpaid ${clause('8.p3')}`]);
  });

  it.each([
    ['2011-12-30', '302.40'],
    ['2012-01-05', '323.60'],
  ])('paid on %s is %s, at the index of that day', (paidOn, amount) => {
    expect(settle(receipt({ paidOn, amount })).event?.data['amountDue']).toBe(amount);
    expect(settle(receipt({ paidOn, amount: '302.39' })).violations[0]?.expected).toMatchObject({ amount });
  });

  it('is that of this card, and paid before the application', () => {
    expect(settle(receipt({ covers: ['identity-card'] })).objections).toEqual([
      `duty-unpaid ${clause('8.p3')}`,
      `duty-not-owed ${clause('8.p3')}`,
    ]);
    const later = given(submitted, checked).when(
      'SettleDuty',
      { receipts: [receipt({ paidOn: '2012-04-03' })] },
      { on: '2012-04-03' },
    );
    expect(later.objections).toEqual([`paid-after-submission ${clause('8.p3')}`]);
  });

  it('is owed by whoever shows a proof of exemption', () => {
    const proof = { exemptionProof: { document: 'certificate' } };
    expect(given(submitted, checked).when('SettleDuty', proof).objections).toEqual([
      `duty-unpaid ${clause('8.p3')}`,
    ]);
  });
});

describe('the temporary card', () => {
  const produced = given(submitted, checked, step('SettleDuty'), step('ProduceResult'));

  it('goes to the consumer in person, from the officer or an employee of the Centre (clause 15, H28)', () => {
    for (const by of ['authorised-officer', 'centre-employee'] as const) {
      expect(produced.when('HandOverResult', undefined, { by }).state).toBe('issued');
    }
  });

  it('goes to nobody else', () => {
    const brother = { recipient: but(adult, { givenName: 'Нұрлан', iin: undefined }) };
    expect(produced.when('HandOverResult', brother).objections).toEqual([`wrong-recipient ${clause('15')}`]);
  });

  it('has its number in the personal part alone', () => {
    const { data, personal } = produced.history[3] ?? {};
    expect(data).toEqual({ documents: ['temporary-id-card'] });
    expect(personal).toEqual({
      producedDocuments: [but(examples.ProduceResult, { document: 'temporary-id-card' })],
    });
  });
});

describe('a refusal', () => {
  const refuse = (changes: Record<string, unknown>) =>
    given(submitted).when('RefuseApplication', but(examples.RefuseApplication, changes));
  const wrong = [`wrong-ground ${clause('16')}`];

  it('names exactly what is missing (clause 16)', () => {
    expect(refuse({}).state).toBe('refused');
    expect(refuse({ missing: ['photograph', 'state-duty'] }).objections).toEqual(wrong);
    expect(refuse({ missing: ['written-application'] }).objections).toEqual(wrong);
    expect(refuse({ presented: [] }).objections).toEqual(wrong);
    expect(refuse({ presented: examples.CheckDocuments.presented }).objections).toEqual(wrong);
  });

  it('after the check has the one ground that the duty is not settled', () => {
    const because = (receipts: object[] | undefined) =>
      given(submitted, checked).when(
        'RefuseApplication',
        but(examples.RefuseApplication, { missing: ['state-duty'], receipts }),
      );
    expect(because([receipt({ amount: '323.59' })]).state).toBe('refused');
    expect(because(examples.SettleDuty.receipts).objections).toEqual(wrong);
  });
});
