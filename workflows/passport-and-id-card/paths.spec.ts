import { but, explore, step, workflowContract } from '#libs/testing';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';
import { MODES } from './standard.ts';

const { SubmitApplication: both, CheckDocuments, SettleDuty, RefuseApplication } = examples;
const [receipt] = SettleDuty.receipts ?? [];
const child = but(both, {
  applicant: { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true },
  representative: both.applicant,
  ordered: [{ document: 'passport', occasion: 'passport-before-16' }],
});
const photographs = { document: 'photographs', quantity: 2 };

const samples = [
  ...MODES.map((mode) => step('SubmitApplication', but(both, { mode }))),
  step('SubmitApplication', but(both, { exemption: 'great-patriotic-war-participant' })),
  step('SubmitApplication', but(both, { exemption: 'pensioner' })),
  step('SubmitApplication', but(both, { ordered: [{ document: 'passport', occasion: 'passport-lost' }] })),
  step('SubmitApplication', child),
  step('CheckDocuments'),
  step('CheckDocuments', { presented: [] }),
  step('CheckDocuments', {
    presented: [...CheckDocuments.presented, { document: 'state-duty-exemption-proof' }],
  }),
  step('CheckDocuments', {
    presented: [photographs, { document: 'birth-certificate' }, { document: 'state-duty-receipt' }],
  }),
  step('SettleDuty'),
  step('SettleDuty', { receipts: [but(receipt, { amount: '6795.59' })] }),
  step('SettleDuty', { receipts: [but(receipt, { amount: '6472.00', covers: ['passport'] })] }),
  step('SettleDuty', { receipts: [], exemptionProof: { document: 'certificate of a war participant' } }),
  step('IssueCoupon'),
  step('IssueCoupon', but(examples.IssueCoupon, { documentsToSurrender: [] })),
  step('ProduceResult'),
  step('ProduceResult', { documents: [examples.ProduceResult.documents[0]] }),
  step('HandOverResult'),
  step('HandOverResult', but(examples.HandOverResult, { couponNumber: '0000-0000-0001' })),
  step('RefuseApplication'),
  step(
    'RefuseApplication',
    but(RefuseApplication, { presented: CheckDocuments.presented, missing: ['state-duty'] }),
  ),
];

workflowContract(passportAndIdCard(), samples);

describe('no way through standard 1', () => {
  const situations = explore(passportAndIdCard(), samples).map(({ state, history }) => ({
    state,
    happened: history.map(({ type }) => type),
  }));
  const issued = situations.filter(({ state }) => state === 'issued');
  const refused = situations.filter(({ state }) => state === 'refused');

  it('leads to the issue without checked documents, a settled duty and a coupon (clauses 8, 11, 14)', () => {
    expect(issued.length).toBeGreaterThan(4);
    const order = ['DocumentsChecked', 'DutySettled', 'CouponIssued', 'ResultProduced', 'ResultHandedOver'];
    for (const { happened } of issued) expect(happened).toEqual(['ApplicationSubmitted', ...order]);
  });

  it('leads to production before the coupon (clause 14)', () => {
    const produced = situations.filter(({ happened }) => happened.includes('ResultProduced'));
    expect(produced.length).toBeGreaterThan(0);
    for (const { happened } of produced) {
      expect(happened.indexOf('CouponIssued')).toBeLessThan(happened.indexOf('ResultProduced'));
      expect(happened).toContain('CouponIssued');
    }
  });

  it('both refuses and issues', () => {
    expect(refused.length).toBeGreaterThan(1);
    for (const { happened } of refused) expect(happened).not.toContain('ResultHandedOver');
    for (const { happened } of issued) expect(happened).not.toContain('ApplicationRefused');
  });

  it('refuses once the duty is settled (clause 16: the ground is a missing document)', () => {
    for (const { happened } of refused) expect(happened).not.toContain('DutySettled');
  });
});
