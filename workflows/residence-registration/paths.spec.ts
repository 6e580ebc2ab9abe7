import { but, explore, step, workflowContract } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceRegistration } from './index.ts';
import { RESULTS } from './standard.ts';

const { SubmitApplication: adult, CheckDocuments, SettleDuty, RefuseApplication } = examples;
const [receipt] = SettleDuty.receipts ?? [];
const child = but(adult, {
  applicant: { surname: 'Ким', givenName: 'Анна', birthDate: '2005-06-01', citizenOfKazakhstan: true },
  representative: adult.applicant,
});
const onPaper = [
  ...CheckDocuments.presented,
  { document: 'birth-certificate', copies: 1 },
  { document: 'arrival-address-slip', quantity: 3 },
  { document: 'state-duty-exemption-proof' },
];

const samples = [
  step('SubmitApplication'),
  step('SubmitApplication', but(adult, { channel: 'paper' })),
  step('SubmitApplication', but(adult, { cameFromAbroad: true, exemption: 'repatriate-before-citizenship' })),
  step('SubmitApplication', but(adult, { exemption: 'pensioner' })),
  step('SubmitApplication', child),
  step('CheckDocuments'),
  step('CheckDocuments', { presented: onPaper }),
  step('CheckDocuments', { presented: [] }),
  step('SettleDuty'),
  step('SettleDuty', { receipts: [but(receipt, { amount: '161.79' })] }),
  step('SettleDuty', { receipts: [], exemptionProof: { document: 'certificate of a repatriate' } }),
  ...RESULTS.map((result) => step('ProduceResult', { result })),
  step('HandOverResult'),
  step('RefuseApplication'),
  step('RefuseApplication', but(RefuseApplication, { presented: onPaper, missing: ['state-duty'] })),
];

workflowContract(residenceRegistration(), samples);

describe('no way through standard 3', () => {
  const situations = explore(residenceRegistration(), samples).map(({ state, history }) => ({
    state,
    happened: history.map(({ type }) => type),
  }));
  const issued = situations.filter(({ state }) => state === 'issued');
  const refused = situations.filter(({ state }) => state === 'refused');

  it('leads to the issue without checked documents and a settled duty (clauses 8, 11)', () => {
    expect(issued.length).toBeGreaterThan(3);
    const order = ['DocumentsChecked', 'DutySettled', 'ResultProduced', 'ResultHandedOver'];
    for (const { happened } of issued) expect(happened).toEqual(['ApplicationSubmitted', ...order]);
  });

  it('both refuses and issues, or refuses once the duty is settled', () => {
    expect(refused.length).toBeGreaterThan(1);
    for (const { happened } of refused) {
      expect(happened).not.toContain('ResultHandedOver');
      expect(happened).not.toContain('DutySettled');
    }
    for (const { happened } of issued) expect(happened).not.toContain('ApplicationRefused');
  });
});
