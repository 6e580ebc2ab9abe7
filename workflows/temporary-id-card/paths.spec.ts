import { but, explore, step, workflowContract } from '#libs/testing';
import { examples } from './examples.ts';
import { temporaryIdCard } from './index.ts';

const { SubmitApplication: adult, CheckDocuments, SettleDuty, RefuseApplication } = examples;
const [receipt] = SettleDuty.receipts ?? [];
const child = but(adult, {
  applicant: { surname: 'Оспанов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true },
  representative: adult.applicant,
});

const samples = [
  step('SubmitApplication'),
  step('SubmitApplication', but(adult, { reason: 'invalid' })),
  step('SubmitApplication', but(adult, { exemption: 'great-patriotic-war-participant' })),
  step('SubmitApplication', child),
  step('CheckDocuments'),
  step('CheckDocuments', { presented: [] }),
  step('SettleDuty'),
  step('SettleDuty', { receipts: [but(receipt, { amount: '323.59' })] }),
  step('SettleDuty', { receipts: [], exemptionProof: { document: 'certificate' } }),
  step('ProduceResult'),
  step('HandOverResult'),
  step('HandOverResult', { recipient: but(adult.applicant, { surname: 'Басқа', iin: undefined }) }),
  step('RefuseApplication'),
  step(
    'RefuseApplication',
    but(RefuseApplication, { presented: CheckDocuments.presented, missing: ['state-duty'] }),
  ),
];

workflowContract(temporaryIdCard(), samples);

describe('no way through standard 2', () => {
  const situations = explore(temporaryIdCard(), samples).map(({ state, history }) => ({
    state,
    happened: history.map(({ type }) => type),
  }));
  const issued = situations.filter(({ state }) => state === 'issued');
  const refused = situations.filter(({ state }) => state === 'refused');

  it('leads to the issue without checked documents and a paid duty (clauses 8, 11)', () => {
    expect(issued.length).toBeGreaterThan(2);
    const order = ['DocumentsChecked', 'DutySettled', 'ResultProduced', 'ResultHandedOver'];
    for (const { happened } of issued) expect(happened).toEqual(['ApplicationSubmitted', ...order]);
  });

  it('gives a coupon (clause 14)', () => {
    expect(situations.flatMap(({ happened }) => happened)).not.toContain('CouponIssued');
  });

  it('both refuses and issues, or refuses once the duty is paid', () => {
    expect(refused.length).toBeGreaterThan(1);
    for (const { happened } of refused) {
      expect(happened).not.toContain('ResultHandedOver');
      expect(happened).not.toContain('DutySettled');
    }
    for (const { happened } of issued) expect(happened).not.toContain('ApplicationRefused');
  });
});
