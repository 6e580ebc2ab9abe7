import { fileURLToPath } from 'node:url';
import { but, goldenHistories, step } from '#libs/testing';
import { examples } from './examples.ts';
import { temporaryIdCard } from './index.ts';

const { SubmitApplication: adult, CheckDocuments, RefuseApplication } = examples;
const child = { surname: 'Оспанов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const untilIssue = [
  step('CheckDocuments'),
  step('SettleDuty'),
  step('ProduceResult'),
  step('HandOverResult'),
];

goldenHistories(temporaryIdCard(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'lost-card': [step('SubmitApplication'), ...untilIssue],
  'invalid-card-of-a-child': [
    step(
      'SubmitApplication',
      but(adult, { reason: 'invalid', applicant: child, representative: adult.applicant }),
    ),
    ...untilIssue,
  ],
  'refused-for-a-missing-photograph': [step('SubmitApplication'), step('RefuseApplication')],
  'refused-for-the-duty': [
    step('SubmitApplication'),
    step('CheckDocuments'),
    step(
      'RefuseApplication',
      but(RefuseApplication, { presented: CheckDocuments.presented, missing: ['state-duty'] }),
    ),
  ],
});
