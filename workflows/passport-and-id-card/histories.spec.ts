import { fileURLToPath } from 'node:url';
import { but, goldenHistories, step } from '#libs/testing';
import { examples } from './examples.ts';
import { passportAndIdCard } from './index.ts';

const { SubmitApplication: both, SettleDuty, HandOverResult, RefuseApplication, CheckDocuments } = examples;
const [receipt] = SettleDuty.receipts ?? [];
const child = { surname: 'Ахметов', givenName: 'Али', birthDate: '2005-06-01', citizenOfKazakhstan: true };
const photographs = { document: 'photographs', quantity: 2 };
const [passport] = examples.ProduceResult.documents;
const issue = [
  step('IssueCoupon'),
  step('ProduceResult', undefined, { on: '2012-04-20' }),
  step('HandOverResult', undefined, { on: '2012-04-23' }),
];

goldenHistories(passportAndIdCard(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'ordinary-issue-of-both': [
    step('SubmitApplication', but(both, { queueTicketAt: '2012-04-02T04:41:00.000Z' })),
    step('CheckDocuments'),
    step('SettleDuty'),
    ...issue,
  ],
  'expedited-within-seven-days': [
    step('SubmitApplication', but(both, { mode: 'expedited-7' })),
    step('CheckDocuments'),
    step('SettleDuty'),
    step('IssueCoupon'),
    step('ProduceResult', undefined, { on: '2012-04-09' }),
    step('HandOverResult', undefined, { on: '2012-04-10' }),
  ],
  'exempt-with-proof': [
    step('SubmitApplication', but(both, { exemption: 'person-with-disability' })),
    step('CheckDocuments', {
      presented: [
        photographs,
        { document: 'passport' },
        { document: 'identity-card' },
        { document: 'state-duty-exemption-proof' },
      ],
    }),
    step('SettleDuty', { exemptionProof: { document: 'pension certificate', number: '112' } }),
    ...issue,
  ],
  'passport-of-a-child': [
    step(
      'SubmitApplication',
      but(both, {
        applicant: child,
        representative: both.applicant,
        ordered: [{ document: 'passport', occasion: 'passport-before-16' }],
      }),
    ),
    step('CheckDocuments', {
      presented: [photographs, { document: 'birth-certificate' }, { document: 'state-duty-receipt' }],
    }),
    step('SettleDuty', { receipts: [but(receipt, { amount: '6472.00', covers: ['passport'] })] }),
    step('IssueCoupon', but(examples.IssueCoupon, { documentsToSurrender: [] })),
    step('ProduceResult', { documents: [passport] }, { on: '2012-04-20' }),
    step('HandOverResult', but(HandOverResult, { recipient: both.applicant }), { on: '2012-04-23' }),
  ],
  'lost-card-on-paper': [
    step(
      'SubmitApplication',
      but(both, { channel: 'paper', ordered: [{ document: 'identity-card', occasion: 'id-card-lost' }] }),
    ),
    step('CheckDocuments', {
      presented: [
        photographs,
        { document: 'passport' },
        { document: 'address-certificate' },
        { document: 'state-duty-receipt' },
      ],
    }),
    step('SettleDuty', { receipts: [but(receipt, { amount: '323.60', covers: ['identity-card'] })] }),
    step('IssueCoupon', but(examples.IssueCoupon, { documentsToSurrender: [] })),
  ],
  'refused-for-missing-photographs': [step('SubmitApplication'), step('RefuseApplication')],
  'refused-for-the-duty': [
    step('SubmitApplication'),
    step('CheckDocuments'),
    step(
      'RefuseApplication',
      but(RefuseApplication, {
        presented: CheckDocuments.presented,
        missing: ['state-duty'],
        receipts: [but(receipt, { amount: '6795.59' })],
        reply: 'One tiyn is missing.',
      }),
    ),
  ],
});
