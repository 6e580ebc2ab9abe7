import type { CheckDocuments, HandOverResult, RefuseApplication, SettleDuty } from '#workflows/catalogue';
import type { ProduceResult, SubmitApplication } from './commands.ts';

/** One application that goes through without a hitch; the documentation shows it, and tests try it. */
const applicant = {
  surname: 'Оспанов',
  givenName: 'Ерлан',
  birthDate: '1892-07-15',
  iin: '920715190205',
  citizenOfKazakhstan: true,
};

interface Examples {
  readonly SubmitApplication: SubmitApplication;
  readonly CheckDocuments: CheckDocuments;
  readonly SettleDuty: SettleDuty;
  readonly ProduceResult: ProduceResult;
  readonly HandOverResult: HandOverResult;
  readonly RefuseApplication: RefuseApplication;
}

export const examples: Examples = {
  SubmitApplication: { office: 'karaganda-1', applicant, reason: 'lost' },
  CheckDocuments: {
    presented: [
      { document: 'written-application' },
      { document: 'state-duty-receipt' },
      { document: 'photograph' },
    ],
  },
  SettleDuty: {
    receipts: [
      {
        number: '2012-000815',
        bank: 'Kazkommertsbank',
        paidOn: '2012-04-02',
        amount: '323.60',
        covers: ['temporary-id-card'],
      },
    ],
  },
  ProduceResult: { number: 'T0012345', issuedOn: '2012-04-02' },
  HandOverResult: { recipient: applicant },
  RefuseApplication: {
    presented: [{ document: 'written-application' }, { document: 'state-duty-receipt' }],
    missing: ['photograph'],
    reply: 'No photograph was submitted.',
  },
};
