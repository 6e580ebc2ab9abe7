import { fileURLToPath } from 'node:url';
import { but, goldenHistories, step } from '#libs/testing';
import { examples } from './examples.ts';
import { residenceDeregistration } from './index.ts';

const { SubmitApplication: adult, CheckDocuments } = examples;
const brother = {
  surname: 'Нұрланов',
  givenName: 'Ержан',
  birthDate: '1980-06-01',
  citizenOfKazakhstan: true,
};
const child = { surname: 'Нұрланов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const checkedWith = (document: string) =>
  step('CheckDocuments', { presented: [...CheckDocuments.presented, { document, copies: 1 }] });

goldenHistories(residenceDeregistration(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'moved-through-the-system': [
    step('SubmitApplication'),
    step('CheckDocuments'),
    step('ProduceResult'),
    step('HandOverResult'),
  ],
  'moved-on-paper': [
    step('SubmitApplication', but(adult, { channel: 'paper' })),
    step('CheckDocuments'),
    step('ProduceResult', { result: 'stamp-in-book' }),
    step('HandOverResult'),
  ],
  'deceased-represented': [
    step('SubmitApplication', but(adult, { ground: 'deceased', representative: brother })),
    checkedWith('death-certificate'),
    step('ProduceResult', { result: 'entry-only' }),
    step('HandOverResult', { recipient: brother }),
  ],
  'sentenced-represented': [
    step('SubmitApplication', but(adult, { ground: 'sentenced', representative: brother })),
    checkedWith('court-act'),
    step('ProduceResult'),
    step('HandOverResult', { recipient: brother }),
  ],
  'of-a-child': [
    step('SubmitApplication', but(adult, { applicant: child, representative: brother, military: 'none' })),
    checkedWith('birth-certificate'),
    step('ProduceResult', { result: 'entry-only' }),
    step('HandOverResult', { recipient: brother }),
  ],
  'refused-for-the-military-card': [step('SubmitApplication'), step('RefuseApplication')],
});
