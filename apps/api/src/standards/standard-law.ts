import {
  COUPON_FIELDS,
  DOCUMENT_NAMES,
  DUTY_RATES,
  exemptionCategories,
  isStandardId,
  type DutyItem,
  type StandardId,
} from '#workflows/catalogue';

/** What the duty is paid for under each standard (clause 8). */
const DUTY_ITEMS_OF: Readonly<Record<StandardId, readonly DutyItem[]>> = {
  'passport-and-id-card': ['passport', 'identity-card'],
  'temporary-id-card': ['temporary-id-card'],
  'residence-registration': ['residence-registration'],
  'residence-deregistration': ['residence-deregistration'],
};

/** The lists of a standard: documents, duties, exemptions, coupon; nothing for the complaint procedure. */
export function lawOf(id: string) {
  if (!isStandardId(id)) return {};
  return {
    documents: DOCUMENT_NAMES.filter(({ standard }) => standard === id),
    duties: DUTY_ITEMS_OF[id].map((item) => ({ item, ...DUTY_RATES[item] })),
    exemptions: exemptionCategories(id),
    ...(id === 'passport-and-id-card' && { couponFields: COUPON_FIELDS }),
  };
}
