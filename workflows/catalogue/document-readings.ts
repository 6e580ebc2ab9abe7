/** How the open points of clause 11 are read. The names in brackets are those of the list of irregularities. */
export interface DocumentReadings {
  /**
   * H11: occasions that the list of standard 1 does not cover: another document stands for the basis, or nothing
   * satisfies the requirement, so that clause 16 leads to refusal.
   */
  readonly uncoveredOccasions: 'substitute' | 'refuse';
  /** H12: whether the paper rule of two prints also binds intake through the information system. */
  readonly photographs: 'always-two' | 'paper-only';
  /** H13: whether in standard 1 an address certificate may stand for the registration book on paper. */
  readonly addressCertificate: 'accepted' | 'refused';
  /** H13: whether standards 3 and 4 ask for the book or certificate through the information system too. */
  readonly registrationBookThroughSystem: 'required' | 'not-required';
  /** H20: whether the statistical coupon of standard 3 is needed where the arrival slip is not. */
  readonly statisticalCouponThroughSystem: 'required' | 'not-required';
  /** H14: whether those who come from abroad, where nobody issues one, bring a departure slip. */
  readonly departureSlipFromAbroad: 'not-required' | 'required';
  /** H9: whether somebody may act for the deceased and the sentenced, whom standard 4 counts among its consumers. */
  readonly representedDeregistration: 'allowed' | 'refused';
}

export const DEFAULT_DOCUMENT_READINGS: DocumentReadings = {
  uncoveredOccasions: 'substitute',
  photographs: 'always-two',
  addressCertificate: 'accepted',
  registrationBookThroughSystem: 'required',
  statisticalCouponThroughSystem: 'required',
  departureSlipFromAbroad: 'not-required',
  representedDeregistration: 'allowed',
};
