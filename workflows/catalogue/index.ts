export { Tenge } from './tenge.ts';
export { ageOn, isCalendarDate } from './calendar-date.ts';
export { findIndexInForce, INDEX_KNOWN_UNTIL, INDEX_VALUES, indexInForce } from './index-values.ts';
export type { IndexValue } from './index-values.ts';
export { CONFIDENCES } from './confidence.ts';
export type { Confidence } from './confidence.ts';
export { DUTY_ITEMS, DUTY_RATES, dutyFor } from './state-duty.ts';
export type { Duty, DutyExplanation, DutyItem, DutyRate } from './state-duty.ts';
export { birthDateOfIin, iinCheckDigit, readIin, sexOfIin } from './iin.ts';
export type { IinProblem, IinReading, Sex } from './iin.ts';
export { IS_CALENDAR_DATE, IsCalendarDate } from './is-calendar-date.ts';
export { IS_INSTANT, IsInstant } from './is-instant.ts';
export { IS_IIN, IsIin } from './is-iin.ts';
export { IS_TENGE_AMOUNT, IsTengeAmount } from './is-tenge-amount.ts';
export { DEFAULT_PERSON_READINGS, iinMismatch, Person, personViolations } from './person.ts';
export type { PersonReadings } from './person.ts';
export {
  DECREE,
  findParagraph,
  isStandardId,
  PARAGRAPH_IDS,
  PARAGRAPHS,
  STANDARD_IDS,
  STANDARDS,
} from './decree.ts';
export type { Paragraph, Standard, StandardId } from './decree.ts';
export { KZ_CALENDAR } from './calendar.ts';
export { HOLIDAY_KINDS, HOLIDAY_SOURCES, HOLIDAY_YEARS, HOLIDAYS } from './holidays.ts';
export type { Holiday, HolidayKind } from './holidays.ts';
export { PresentedDocument } from './steps/presented-document.ts';
export { DutyReceipt, ExemptionProof } from './steps/duty-receipt.ts';
export { amountDue, receiptViolations } from './steps/duty-rules.ts';
export type { DutyCircumstances, DutyPaymentReading, SettledReceipt } from './steps/duty-rules.ts';
export { recipientViolations, samePerson } from './steps/recipient.ts';
export { appearanceViolations, identityViolations, isUnder16 } from './steps/appearance.ts';
export type { Appearance, AppearanceClauses, AppearanceReadings } from './steps/appearance.ts';
export { findRegion, getRegion, REGIONS } from './regions.ts';
export type { Region } from './regions.ts';
export { OFFICE_HOURS, WEEKDAYS } from './office-hours.ts';
export type { HoursId, OfficeHours, Opening, Weekday } from './office-hours.ts';
export {
  authorisedBodyOf,
  AUTHORITIES,
  authoritiesOf,
  CENTRAL_BODIES,
  CENTRES,
  CENTRES_COMMITTEE,
  centresOf,
  findAuthority,
  findCentre,
  findOffice,
  getAuthority,
  getCentre,
  getOffice,
  MINISTRY,
  officeRegion,
  timeZoneOfOffice,
} from './offices.ts';
export type { Authority, CentralBody, Centre, Office } from './offices.ts';
export {
  ApplicationInput,
  CheckDocuments,
  HandOverResult,
  RefuseApplication,
  SettleDuty,
} from './steps/step-inputs.ts';
export {
  collectionQueueLimit,
  PROVISION_STOPS,
  sameDayLimit,
  serviceLimit,
  submissionQueueLimit,
} from './steps/step-limits.ts';
export {
  centreViolations,
  exemptionProofViolations,
  exemptionViolations,
  groundViolations,
  missingViolations,
  namedViolations,
  REPEALED_ON,
  repealViolations,
} from './steps/document-rules.ts';
export type { RepealReading } from './steps/document-rules.ts';
export { COMMAND_TITLES, RULE_TITLES, STATE_TITLES } from './steps/step-titles.ts';
export { checkDocuments, handOverResult, refuseApplication, settleDuty } from './steps/step-commands.ts';
export type {
  ApplicationRefused,
  DocumentsChecked,
  DutySettled,
  ReceivedAs,
  ResultHandedOver,
} from './steps/step-events.ts';
export { EXEMPTION_GROUPS, exemptionCategories, findExemption } from './exemptions.ts';
export type { ExemptionCategory, ExemptionGroup } from './exemptions.ts';
export { DOCUMENT_NAMES, findDocument, getDocument } from './document-names.ts';
export type { DocumentName } from './document-names.ts';
export { DEFAULT_DOCUMENT_READINGS } from './document-readings.ts';
export type { DocumentReadings } from './document-readings.ts';
export type { AcceptedDocument, DocumentCircumstances, Requirement } from './document-requirement.ts';
export { requiredDocuments } from './required-documents.ts';
export { missingDocuments } from './missing-documents.ts';
export type { DocumentProblem, LaidDocument, MissingDocument } from './missing-documents.ts';
export { COUPON_FIELDS } from './coupon-fields.ts';
export type { CouponField } from './coupon-fields.ts';
export {
  ADDRESSEE_KINDS,
  addresseeKindOf,
  APPEAL_PERIODS,
  BY_HAND_CLAUSES,
  COMPLAINT_CHANNEL_TITLES,
  COMPLAINT_CHANNELS,
  COMPLAINT_EMAIL,
  COMPLAINT_KINDS,
  complaintRoute,
  explanationContact,
} from './complaint-addressees.ts';
export type {
  AddresseeKind,
  AppealPeriod,
  ComplaintChannel,
  ComplaintKind,
  ComplaintRoute,
} from './complaint-addressees.ts';
export {
  findIndicator,
  INDICATOR_GROUP_TITLES,
  INDICATOR_GROUPS,
  INDICATOR_IDS,
  INDICATORS,
} from './indicators.ts';
export type { Indicator, IndicatorGroup, IndicatorId } from './indicators.ts';
export { CATALOGUE_LISTS } from './catalogue-lists.ts';
export type { CatalogueList } from './catalogue-lists.ts';
export { clauseRegister, paragraph } from './clauses/clause-register.ts';
export type { ClauseParagraph } from './clauses/clause-register.ts';
export { complaintClauses } from './clauses/complaint-clauses.ts';
export {
  AT_THE_CENTRE,
  FOR_A_FEE,
  FOR_CITIZENS,
  INFORMATION,
  LIMITS_HEADING,
  noElectronicRequests,
  PAID_THROUGH_BANKS,
  PARTLY_AUTOMATED,
  sameDay,
  waitingAtCollection,
  waitingAtSubmission,
} from './clauses/general-clauses.ts';
export { CENTRE_HOURS, notExpedited, NOT_EXPEDITED_THOUGH_OFFERED } from './clauses/hours-clauses.ts';
export { QUALITY } from './clauses/quality-clauses.ts';
export { militaryHeading, registrationRecord, RESIDENCE_RESULT } from './clauses/residence-clauses.ts';
export {
  DOCUMENTS_HEADING,
  IN_PERSON,
  NO_COUPON,
  REFUSAL,
  REFUSAL_WITHOUT_DUTY,
  TAKEN_IN_BY_AUTHORISED_BODY,
} from './clauses/step-clauses.ts';
