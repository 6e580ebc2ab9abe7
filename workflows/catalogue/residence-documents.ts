import {
  dutyDocument,
  ORIGINAL_AND_COPY,
  REGISTRATION_RECORD,
  requirementsOf,
  type DecidedCircumstances,
  type Requirement,
  type RequirementList,
} from './document-requirement.ts';

const registration = requirementsOf('residence-registration');
const deregistration = requirementsOf('residence-deregistration');

const DWELLING_RIGHT = ['dwelling-purchase-documents', 'dwelling-right-on-other-grounds'];
const MILITARY_DOCUMENTS = {
  none: [],
  liable: ['military-service-card'],
  'call-up': ['military-registration-certificate'],
} as const;

/** Standard 3. */
export const registrationDocuments: RequirementList = (circumstances) => {
  const { channel, under16, military = 'none', exempt, cameFromAbroad = false, readings } = circumstances;
  const identity = [under16 ? 'birth-certificate' : 'identity-document'];
  const departed = !cameFromAbroad || readings.departureSlipFromAbroad === 'required';
  const coupon = channel === 'paper' || readings.statisticalCouponThroughSystem === 'required';
  return [
    registration('registration-application', '11.1', ['registration-application']),
    registration('dwelling-right', '11.2', DWELLING_RIGHT, ORIGINAL_AND_COPY),
    recordNeeded(circumstances) && registration('registration-record', '11.3', REGISTRATION_RECORD),
    departed && registration('departure-address-slip', '11.4', ['departure-address-slip']),
    registration('identity', '11.5', identity, ORIGINAL_AND_COPY),
    military !== 'none' && registration('military', '11.6', MILITARY_DOCUMENTS[military], ORIGINAL_AND_COPY),
    // Stands under the heading "persons liable for military service", but by its sense is for everybody.
    channel === 'paper' &&
      registration('arrival-address-slip', '11.7', ['arrival-address-slip'], { quantity: 3 }),
    coupon && registration('statistical-coupon', '11.8', ['statistical-coupon']),
    registration('state-duty', '11.9', dutyDocument(exempt)),
  ];
};

/** Standard 4: free of charge, so no receipt. */
export const deregistrationDocuments: RequirementList = (circumstances) => {
  const { military = 'none' } = circumstances;
  return [
    deregistration('deregistration-application', '11.1', ['deregistration-application']),
    recordNeeded(circumstances) && deregistration('registration-record', '11.2', REGISTRATION_RECORD),
    deregisteredIdentity(circumstances),
    military !== 'none' &&
      deregistration('military', '11.4', MILITARY_DOCUMENTS[military], ORIGINAL_AND_COPY),
  ];
};

const recordNeeded = ({ channel, readings }: DecidedCircumstances) =>
  channel === 'paper' || readings.registrationBookThroughSystem === 'required';

/**
 * H9: who has died or serves a sentence cannot bring an identity card. Somebody appears for them, and the act that
 * ended the residence stands for it.
 */
const ACT_FOR_IDENTITY: Partial<Record<NonNullable<DecidedCircumstances['ground']>, string>> = {
  deceased: 'death-certificate',
  sentenced: 'court-act',
};

function deregisteredIdentity({ under16, ground = 'moved', readings }: DecidedCircumstances): Requirement {
  const identity = (document: string) => deregistration('identity', '11.3', [document], ORIGINAL_AND_COPY);
  const act = ACT_FOR_IDENTITY[ground];
  if (act && readings.representedDeregistration === 'allowed') {
    return { ...identity(act), reading: 'representedDeregistration' };
  }
  return identity(under16 ? 'birth-certificate' : 'identity-card');
}
