import type { CheckDocuments, HandOverResult, RefuseApplication } from '#workflows/catalogue';
import type { ProduceResult, SubmitApplication } from './commands.ts';

/** One application that goes through without a hitch; the documentation shows it, and tests try it. */
const applicant = {
  surname: 'Нұрланов',
  givenName: 'Дәурен',
  birthDate: '1894-05-05',
  iin: '940505195508',
  citizenOfKazakhstan: true,
};

interface Examples {
  readonly SubmitApplication: SubmitApplication;
  readonly CheckDocuments: CheckDocuments;
  readonly ProduceResult: ProduceResult;
  readonly HandOverResult: HandOverResult;
  readonly RefuseApplication: RefuseApplication;
}

export const examples: Examples = {
  SubmitApplication: {
    office: 'kostanay-1',
    channel: 'hqt-tp',
    applicant,
    ground: 'moved',
    military: 'liable',
  },
  CheckDocuments: {
    presented: [
      { document: 'deregistration-application' },
      { document: 'citizens-registration-book' },
      { document: 'identity-card', copies: 1 },
      { document: 'military-service-card', copies: 1 },
    ],
  },
  ProduceResult: { result: 'entry-and-card' },
  HandOverResult: { recipient: applicant },
  RefuseApplication: {
    presented: [
      { document: 'deregistration-application' },
      { document: 'citizens-registration-book' },
      { document: 'identity-card', copies: 1 },
    ],
    missing: ['military'],
    reply: 'The military service card with the mark of removal from the register was not submitted.',
  },
};
