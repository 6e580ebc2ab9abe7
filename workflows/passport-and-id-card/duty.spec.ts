import { applicationOf, but, step } from '#libs/testing';
import { exemptionCategories } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';

const { given } = applicationOf(passportAndIdCard());
const example = examples.SubmitApplication;
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;
const submitted = (changes: Record<string, unknown> = {}) => step('SubmitApplication', but(example, changes));
const passport = (occasion: string) => ({ ordered: [{ document: 'passport', occasion }] });
const card = (occasion: string) => ({ ordered: [{ document: 'identity-card', occasion }] });
const receipt = (changes: Record<string, unknown> = {}) => but(examples.SettleDuty.receipts?.[0], changes);
const checked = step('CheckDocuments');

const PHOTOGRAPHS = { document: 'photographs', quantity: 2 };
const RECEIPT = { document: 'state-duty-receipt' };
const PROOF = { document: 'state-duty-exemption-proof' };
const present = (...names: string[]) => ({
  presented: [PHOTOGRAPHS, RECEIPT, ...names.map((document) => ({ document }))],
});

describe('the state duty', () => {
  const settle = (order: Record<string, unknown>, ...receipts: object[]) => {
    const basis = present('passport', 'identity-card');
    return given(submitted(order), step('CheckDocuments', basis)).when('SettleDuty', { receipts });
  };
  const ofPassport = (changes: Record<string, unknown>) => receipt({ covers: ['passport'], ...changes });

  it.each([
    ['passport', passport('passport-replacement'), '6472.00', '6471.99'],
    ['identity-card', card('id-card-replacement'), '323.60', '323.59'],
  ])(
    'of a %s is exact to a hundredth of a tenge at the index of 1618 (clause 8)',
    (item, order, due, less) => {
      const paid = settle(order, receipt({ covers: [item], amount: due }));
      expect(paid.event?.data).toMatchObject({ basis: 'paid', amountDue: due });
      const short = settle(order, receipt({ covers: [item], amount: less }));
      expect(short.objections).toEqual([`duty-underpaid ${clause('8.p3')}`]);
      expect(short.violations[0]).toMatchObject({
        expected: { amount: due, index: '1618.00' },
        actual: less,
      });
    },
  );

  it('of both is paid together, or with a receipt for each', () => {
    expect(settle({}, receipt({ amount: '6795.60' })).event?.data['amountDue']).toBe('6795.60');
    expect(settle({}, receipt({ amount: '6795.59' })).objections).toEqual([
      `duty-underpaid ${clause('8.p3')}`,
    ]);
    const each = [
      ofPassport({ amount: '6472' }),
      receipt({ covers: ['identity-card'], amount: '323.6', paidOn: '2012-03-30' }),
    ];
    expect(settle({}, ...each).event?.data['amountDue']).toBe('6795.60');
  });

  it.each([
    ['2011-12-30', '6048.00', '1512.00'],
    ['2012-01-05', '6472.00', '1618.00'],
  ])('paid on %s is %s, at the index of that day and not of the application', (paidOn, amount, index) => {
    const order = passport('passport-replacement');
    expect(settle(order, ofPassport({ paidOn, amount })).event?.data['amountDue']).toBe(amount);
    const short = settle(order, ofPassport({ paidOn, amount: '6047.99' }));
    expect(short.violations[0]?.expected).toEqual({ amount, index });
  });

  it('is paid no later than on the day of the application (H3)', () => {
    const order = passport('passport-replacement');
    const paidOn = (day: string) =>
      given(submitted(order), step('CheckDocuments', present('passport'))).when(
        'SettleDuty',
        { receipts: [ofPassport({ amount: '6472.00', paidOn: day })] },
        { on: '2012-04-05' },
      ).objections;
    expect(paidOn('2012-04-02')).toEqual([]);
    expect(paidOn('2012-04-03')).toEqual([`paid-after-submission ${clause('8.p3')}`]);
  });

  it('of the other document is not that of this one', () => {
    const { objections, violations } = settle(
      passport('passport-replacement'),
      receipt({ covers: ['identity-card'], amount: '323.60' }),
    );
    expect(objections).toEqual([`duty-unpaid ${clause('8.p3')}`, `duty-not-owed ${clause('8.p3')}`]);
    expect(violations[0]?.expected).toEqual({ items: ['passport'], amount: '6472.00' });
  });

  it('is not paid twice for one document', () => {
    const paid = ofPassport({ amount: '6472.00' });
    expect(settle(passport('passport-replacement'), paid, paid).objections).toEqual([
      `duty-not-owed ${clause('8.p3')}`,
    ]);
  });

  it('is not settled by nothing', () => {
    expect(settle({}).objections).toEqual([`duty-unpaid ${clause('8.p3')}`]);
  });

  it('cannot be judged where no index is known for the day of payment, which is told as a "no"', () => {
    const late2009 = ofPassport({ paidOn: '2009-08-03', amount: '99999.00' });
    expect(settle(passport('passport-replacement'), late2009).objections).toEqual([
      `index-unknown ${clause('8.p3')}`,
    ]);
  });

  it.each(['6472.001', '-1', '1e4', '6 472', ''])('is no amount such as %j', (amount) => {
    expect(settle(passport('passport-replacement'), ofPassport({ amount })).objections).toEqual([
      'invalid-field',
    ]);
  });

  it.each(exemptionCategories('passport-and-id-card'))(
    'is not owed by $id with proof, and is without',
    ({ id }) => {
      const presented = [PHOTOGRAPHS, PROOF, { document: 'passport' }, { document: 'identity-card' }];
      const exempt = given(submitted({ exemption: id }), step('CheckDocuments', { presented }));
      const proven = exempt.when('SettleDuty', { exemptionProof: { document: 'certificate', number: '7' } });
      expect(proven.event?.data).toMatchObject({
        basis: 'exempt',
        exemptionProof: 'certificate',
        amountDue: '0.00',
      });
      expect(proven.event?.personal).toEqual({ exemptionProof: { document: 'certificate', number: '7' } });
      expect(exempt.when('SettleDuty', {}).objections).toEqual([`exemption-unproven ${clause('11.2')}`]);
    },
  );

  it('stays paid where somebody who invokes no exemption shows a proof besides', () => {
    const besides = but(examples.SettleDuty, { exemptionProof: { document: 'certificate' } });
    expect(given(submitted(), checked).when('SettleDuty', besides).event?.data['basis']).toBe('paid');
  });

  it('is not waived for somebody who invokes no exemption and shows a proof', () => {
    const proof = { exemptionProof: { document: 'certificate' } };
    expect(given(submitted(), checked).when('SettleDuty', proof).objections).toEqual([
      `duty-unpaid ${clause('8.p3')}`,
    ]);
  });
});
