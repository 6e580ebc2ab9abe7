import type { CheckDocuments, HandOverResult, RefuseApplication, SettleDuty } from '#workflows/catalogue';
import type { ProduceResult, SubmitApplication } from './commands.ts';

/** One application that goes through without a hitch; the documentation shows it, and tests try it. */
const applicant = {
  surname: 'Ким',
  givenName: 'Елена',
  birthDate: '1896-03-03',
  iin: '960303293109',
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
  SubmitApplication: {
    office: 'almaty-city-2',
    channel: 'hqt-tp',
    applicant,
    newAddress: 'Алматы қаласы, Абай даңғылы, 10-үй, 5-пәтер',
  },
  CheckDocuments: {
    presented: [
      { document: 'registration-application' },
      { document: 'dwelling-purchase-documents', copies: 1 },
      { document: 'citizens-registration-book' },
      { document: 'departure-address-slip' },
      { document: 'identity-document', copies: 1 },
      { document: 'statistical-coupon' },
      { document: 'state-duty-receipt' },
    ],
  },
  SettleDuty: {
    receipts: [
      {
        number: '2012-001618',
        bank: 'BTA Bank',
        paidOn: '2012-04-02',
        amount: '161.80',
        covers: ['residence-registration'],
      },
    ],
  },
  ProduceResult: { result: 'entry-and-card' },
  HandOverResult: { recipient: applicant },
  RefuseApplication: {
    presented: [
      { document: 'registration-application' },
      { document: 'dwelling-purchase-documents', copies: 1 },
      { document: 'citizens-registration-book' },
      { document: 'identity-document', copies: 1 },
      { document: 'statistical-coupon' },
      { document: 'state-duty-receipt' },
    ],
    missing: ['departure-address-slip'],
    reply: 'The address slip of departure was not submitted.',
  },
};
