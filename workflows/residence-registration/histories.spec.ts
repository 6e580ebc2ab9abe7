import { fileURLToPath } from 'node:url';
import { but, goldenHistories, step } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceRegistration } from './index.ts';

const { SubmitApplication: adult, CheckDocuments } = examples;
const child = { surname: 'Ким', givenName: 'Анна', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const checkedWith = (...more: object[]) =>
  step('CheckDocuments', { presented: [...CheckDocuments.presented, ...more] });

goldenHistories(residenceRegistration(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'through-the-system': [
    step('SubmitApplication'),
    step('CheckDocuments'),
    step('SettleDuty'),
    step('ProduceResult'),
    step('HandOverResult'),
  ],
  'on-paper-liable-for-military-service': [
    step('SubmitApplication', but(adult, { channel: 'paper', military: 'liable' })),
    checkedWith(
      { document: 'military-service-card', copies: 1 },
      { document: 'arrival-address-slip', quantity: 3 },
    ),
    step('SettleDuty'),
    step('ProduceResult', { result: 'stamp-in-book' }),
    step('HandOverResult'),
  ],
  'repatriate-exempt-with-proof': [
    step(
      'SubmitApplication',
      but(adult, {
        applicant: but(adult.applicant, { citizenOfKazakhstan: false }),
        cameFromAbroad: true,
        exemption: 'repatriate-before-citizenship',
      }),
    ),
    checkedWith({ document: 'state-duty-exemption-proof' }),
    step('SettleDuty', { exemptionProof: { document: 'certificate of a repatriate' } }),
    step('ProduceResult'),
    step('HandOverResult', { recipient: but(adult.applicant, { citizenOfKazakhstan: false }) }),
  ],
  'of-a-child': [
    step('SubmitApplication', but(adult, { applicant: child, representative: adult.applicant })),
    checkedWith({ document: 'birth-certificate', copies: 1 }),
    step('SettleDuty'),
    step('ProduceResult', { result: 'entry-only' }),
    step('HandOverResult'),
  ],
  'refused-for-a-missing-slip': [step('SubmitApplication'), step('RefuseApplication')],
});
