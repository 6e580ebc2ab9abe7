import type { CheckDocuments, RefuseApplication, SettleDuty } from '#workflows/catalogue';
import type { HandOverOnCoupon, IssueCoupon, ProduceResult, SubmitApplication } from './commands.ts';

/** One application that goes through without a hitch; the documentation shows it, and tests try it. */
const applicant = {
  surname: 'Ахметова',
  givenName: 'Айгүл',
  patronymic: 'Серікқызы',
  birthDate: '1895-12-31',
  iin: '951231291003',
  citizenOfKazakhstan: true,
};

interface Examples {
  readonly SubmitApplication: SubmitApplication;
  readonly CheckDocuments: CheckDocuments;
  readonly SettleDuty: SettleDuty;
  readonly IssueCoupon: IssueCoupon;
  readonly ProduceResult: ProduceResult;
  readonly HandOverResult: HandOverOnCoupon;
  readonly RefuseApplication: RefuseApplication;
}

export const examples: Examples = {
  SubmitApplication: {
    office: 'astana-1',
    channel: 'hqt-tp',
    applicant,
    ordered: [
      { document: 'passport', occasion: 'passport-replacement' },
      { document: 'identity-card', occasion: 'id-card-replacement' },
    ],
    mode: 'ordinary',
  },
  CheckDocuments: {
    presented: [
      { document: 'photographs', quantity: 2 },
      { document: 'passport' },
      { document: 'identity-card' },
      { document: 'state-duty-receipt' },
    ],
  },
  SettleDuty: {
    receipts: [
      {
        number: '2012-004711',
        bank: 'Halyk Bank',
        paidOn: '2012-04-02',
        amount: '6795.60',
        covers: ['passport', 'identity-card'],
      },
    ],
  },
  IssueCoupon: {
    basisDocument: {
      kind: 'identity-card',
      number: '012345678',
      issuedOn: '2002-03-04',
      issuedBy: 'Ministry of Internal Affairs',
    },
    documentsToSurrender: ['passport', 'identity-card'],
  },
  ProduceResult: {
    documents: [
      { document: 'passport', number: 'N01234567', issuedOn: '2012-04-20' },
      { document: 'identity-card', number: '032109876', issuedOn: '2012-04-20' },
    ],
  },
  HandOverResult: { couponNumber: '0000-0000-0000', recipient: applicant },
  RefuseApplication: {
    presented: [{ document: 'passport' }, { document: 'identity-card' }, { document: 'state-duty-receipt' }],
    missing: ['photographs'],
    reply: 'Two photographs of 3.5 x 4.5 cm were not submitted.',
  },
};
