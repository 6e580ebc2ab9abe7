import {
  dutyDocument,
  REGISTRATION_RECORD,
  requirementsOf,
  type DecidedCircumstances,
  type Requirement,
  type RequirementList,
} from './document-requirement.ts';

const required = requirementsOf('passport-and-id-card');

/** The document that is the basis on each occasion of clause 11, point 3. */
const BASIS: ReadonlyMap<string, readonly [document: string, paragraph: string]> = new Map([
  ['id-card-on-reaching-16', ['birth-certificate', '11.3.a']],
  ['passport-before-16', ['birth-certificate', '11.3.a']],
  ['passport-replacement', ['passport', '11.3.b']],
  ['id-card-replacement', ['identity-card', '11.3.c']],
  ['first-passport-on-reaching-16', ['identity-card', '11.3.c']],
  ['admission-to-citizenship', ['citizenship-admission-certificate', '11.3.d']],
  ['passport-lost-abroad', ['certificate-of-return', '11.3.e']],
]);

/** Standard 1: the book is not asked for through the information system. */
export const passportDocuments: RequirementList = (circumstances) => {
  const { channel, exempt, occasions = [], readings } = circumstances;
  const record = readings.addressCertificate === 'accepted' ? REGISTRATION_RECORD : [REGISTRATION_RECORD[0]];
  const onePrint = channel === 'hqt-tp' && readings.photographs === 'paper-only';
  return [
    channel === 'paper' && required('registration-record', '11.1', record),
    required('state-duty', '11.2', dutyDocument(exempt)),
    required('photographs', '11.3', ['photographs'], { quantity: onePrint ? 1 : 2 }),
    ...[...new Set(occasions)].map((occasion) => basisOn(occasion, circumstances)),
  ];
};

/** "One of the following": which one, the occasion says. An occasion that nobody knows has no basis. */
function basisOn(occasion: string, { under16, readings }: DecidedCircumstances): Requirement {
  const id = `basis:${occasion}`;
  const [document, paragraph] = BASIS.get(occasion) ?? [];
  if (document && paragraph) return required(id, paragraph, [document]);
  const substitutes = readings.uncoveredOccasions === 'substitute' ? substitutesOn(occasion, under16) : [];
  return { ...required(id, '11.3', substitutes), reading: 'uncoveredOccasions' };
}

/** H11: the documents that still tell who the person is. */
function substitutesOn(occasion: string, under16: boolean): readonly string[] {
  switch (occasion) {
    case 'id-card-lost':
      return ['birth-certificate', 'passport'];
    case 'passport-lost':
      return [under16 ? 'birth-certificate' : 'identity-card'];
    case 'first-passport-adult':
      return ['identity-card'];
    default:
      return [];
  }
}
