import { but, explore, step, workflowContract } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceDeregistration } from './index.ts';
import { RESULTS } from './standard.ts';

const { SubmitApplication: adult, CheckDocuments, RefuseApplication } = examples;
const son = { surname: 'Нұрланов', givenName: 'Али', birthDate: '1980-06-01', citizenOfKazakhstan: true };
const act = (document: string) => ({
  presented: [...CheckDocuments.presented, { document, copies: 1 }],
});

const samples = [
  step('SubmitApplication'),
  step('SubmitApplication', but(adult, { channel: 'paper', military: 'none' })),
  step('SubmitApplication', but(adult, { ground: 'deceased', representative: son })),
  step('SubmitApplication', but(adult, { ground: 'sentenced', representative: son })),
  step('SubmitApplication', but(adult, { ground: 'sentenced' })),
  step('CheckDocuments'),
  step('CheckDocuments', { presented: [] }),
  step('CheckDocuments', act('death-certificate')),
  step('CheckDocuments', act('court-act')),
  ...RESULTS.map((result) => step('ProduceResult', { result })),
  step('HandOverResult'),
  step('HandOverResult', { recipient: son }),
  step('RefuseApplication'),
  step('RefuseApplication', but(RefuseApplication, { missing: ['identity'] })),
];

workflowContract(residenceDeregistration(), samples);

describe('no way through standard 4', () => {
  const situations = explore(residenceDeregistration(), samples).map(({ state, history }) => ({
    state,
    happened: history.map(({ type }) => type),
  }));
  const issued = situations.filter(({ state }) => state === 'issued');
  const refused = situations.filter(({ state }) => state === 'refused');

  it('leads to the result without checked documents (clause 11)', () => {
    expect(issued.length).toBeGreaterThan(3);
    const order = ['DocumentsChecked', 'ResultProduced', 'ResultHandedOver'];
    for (const { happened } of issued) expect(happened).toEqual(['ApplicationSubmitted', ...order]);
  });

  it('asks for a duty (clause 8)', () => {
    expect(situations.flatMap(({ happened }) => happened)).not.toContain('DutySettled');
  });

  it('both refuses and issues, or refuses once the documents are checked', () => {
    expect(refused.length).toBeGreaterThan(0);
    for (const { happened } of refused)
      expect(happened).toEqual(['ApplicationSubmitted', 'ApplicationRefused']);
  });
});
