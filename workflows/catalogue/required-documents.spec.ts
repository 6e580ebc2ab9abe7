import type { DocumentCircumstances } from './document-requirement.ts';
import { requiredDocuments } from './required-documents.ts';

const ADULT = { channel: 'paper', under16: false, exempt: false } as const;
const THROUGH_SYSTEM = { ...ADULT, channel: 'hqt-tp' } as const;

const idsOf = (...[standard, circumstances]: Parameters<typeof requiredDocuments>) =>
  requiredDocuments(standard, circumstances).map(({ id }) => id);

function demand(standard: Parameters<typeof requiredDocuments>[0], id: string, given: DocumentCircumstances) {
  const requirement = requiredDocuments(standard, given).find((each) => each.id === id);
  return requirement && { ...requirement, anyOf: requirement.anyOf.map(({ document }) => document) };
}

describe('the documents of standard 1', () => {
  const basis = (occasion: string, given: Partial<DocumentCircumstances> = {}) =>
    demand('passport-and-id-card', `basis:${occasion}`, { ...ADULT, occasions: [occasion], ...given });

  it.each([
    ['id-card-on-reaching-16', 'birth-certificate', '11.3.a'],
    ['passport-before-16', 'birth-certificate', '11.3.a'],
    ['passport-replacement', 'passport', '11.3.b'],
    ['id-card-replacement', 'identity-card', '11.3.c'],
    ['first-passport-on-reaching-16', 'identity-card', '11.3.c'],
    ['admission-to-citizenship', 'citizenship-admission-certificate', '11.3.d'],
    ['passport-lost-abroad', 'certificate-of-return', '11.3.e'],
  ])('have on the occasion %s the basis %s', (occasion, document, paragraph) => {
    const clause = `passport-and-id-card:${paragraph}`;
    expect(basis(occasion)).toEqual({ id: `basis:${occasion}`, anyOf: [document], clause });
  });

  it.each([
    ['id-card-lost', false, ['birth-certificate', 'passport']],
    ['passport-lost', false, ['identity-card']],
    ['passport-lost', true, ['birth-certificate']],
    ['first-passport-adult', false, ['identity-card']],
  ])('take a substitute on %s, which the list does not cover (H11)', (occasion, under16, anyOf) => {
    expect(basis(occasion, { under16 })).toMatchObject({ anyOf, reading: 'uncoveredOccasions' });
    expect(basis(occasion, { under16, readings: { uncoveredOccasions: 'refuse' } })?.anyOf).toEqual([]);
  });

  it('have no basis on an occasion that nobody knows', () => {
    expect(basis('curiosity')?.anyOf).toEqual([]);
  });

  it('have the basis of each of two documents that are ordered together, once for one occasion', () => {
    const together = (...occasions: string[]) =>
      idsOf('passport-and-id-card', { ...THROUGH_SYSTEM, occasions });
    expect(together('id-card-replacement', 'passport-replacement')).toEqual([
      'state-duty',
      'photographs',
      'basis:id-card-replacement',
      'basis:passport-replacement',
    ]);
    expect(together('admission-to-citizenship', 'admission-to-citizenship')).toHaveLength(3);
  });

  it('have the registration book on paper only, or an address certificate for it (H13)', () => {
    const record = (given: DocumentCircumstances) =>
      demand('passport-and-id-card', 'registration-record', given)?.anyOf;
    expect(record(THROUGH_SYSTEM)).toBeUndefined();
    expect(record(ADULT)).toEqual(['citizens-registration-book', 'address-certificate']);
    expect(record({ ...ADULT, readings: { addressCertificate: 'refused' } })).toEqual([
      'citizens-registration-book',
    ]);
  });

  it.each([
    ['paper', 'always-two', 2],
    ['hqt-tp', 'always-two', 2],
    ['paper', 'paper-only', 2],
    ['hqt-tp', 'paper-only', 1],
  ] as const)('through %s, photographs read %s, have %i prints (H12)', (channel, photographs, prints) => {
    const given = { ...ADULT, channel, readings: { photographs } };
    const photos = requiredDocuments('passport-and-id-card', given).find(({ id }) => id === 'photographs');
    expect(photos?.anyOf.map(({ quantity }) => quantity)).toEqual([prints]);
  });
});

describe('the receipt of the duty', () => {
  it.each([
    ['passport-and-id-card', false, ['state-duty-receipt']],
    ['passport-and-id-card', true, ['state-duty-exemption-proof']],
    ['residence-registration', false, ['state-duty-receipt']],
    ['residence-registration', true, ['state-duty-exemption-proof']],
    // H8: no preferential terms.
    ['temporary-id-card', true, ['state-duty-exemption-proof']],
    ['residence-deregistration', false, undefined],
  ] as const)('in %s, exempt %s, is %j', (standard, exempt, anyOf) => {
    expect(demand(standard, 'state-duty', { ...ADULT, exempt })?.anyOf).toEqual(anyOf);
  });
});

describe('the documents of standard 2', () => {
  it('are the same for everybody', () => {
    const expected = ['written-application', 'state-duty', 'photograph'];
    expect(idsOf('temporary-id-card', ADULT)).toEqual(expected);
    expect(idsOf('temporary-id-card', { ...THROUGH_SYSTEM, exempt: true })).toEqual(expected);
  });
});

describe('the documents of standard 3', () => {
  const of = (given: Partial<DocumentCircumstances> = {}) =>
    idsOf('residence-registration', { ...ADULT, ...given });

  it('are on paper, for somebody liable for military service, all nine points', () => {
    expect(of({ military: 'liable' })).toEqual([
      'registration-application',
      'dwelling-right',
      'registration-record',
      'departure-address-slip',
      'identity',
      'military',
      'arrival-address-slip',
      'statistical-coupon',
      'state-duty',
    ]);
  });

  it('have three arrival slips on paper and none through the information system', () => {
    const slips = requiredDocuments('residence-registration', ADULT).find(
      ({ id }) => id === 'arrival-address-slip',
    );
    expect(slips?.anyOf.map(({ quantity }) => quantity)).toEqual([3]);
    expect(of({ channel: 'hqt-tp' })).not.toContain('arrival-address-slip');
  });

  it('have the statistical coupon through the system too, unless read otherwise (H20)', () => {
    expect(of({ channel: 'hqt-tp' })).toContain('statistical-coupon');
    const readings = { statisticalCouponThroughSystem: 'not-required' } as const;
    expect(of({ channel: 'hqt-tp', readings })).not.toContain('statistical-coupon');
    expect(of({ readings })).toContain('statistical-coupon');
  });

  it('have no departure slip of somebody who came from abroad, unless read otherwise (H14)', () => {
    expect(of({ cameFromAbroad: true })).not.toContain('departure-address-slip');
    const readings = { departureSlipFromAbroad: 'required' } as const;
    expect(of({ cameFromAbroad: true, readings })).toContain('departure-address-slip');
  });

  it('have the birth certificate of a child, original and copy, in place of an identity document', () => {
    const identity = (under16: boolean) =>
      requiredDocuments('residence-registration', { ...ADULT, under16 }).find(({ id }) => id === 'identity')
        ?.anyOf;
    const originalAndCopy = { original: true, copy: true };
    expect(identity(true)).toMatchObject([{ document: 'birth-certificate', ...originalAndCopy }]);
    expect(identity(false)).toMatchObject([{ document: 'identity-document', ...originalAndCopy }]);
  });
});

describe('the documents of standard 4', () => {
  const identity = (given: Partial<DocumentCircumstances>) =>
    demand('residence-deregistration', 'identity', { ...ADULT, ...given })?.anyOf;

  it.each([
    [{}, 'identity-card'],
    [{ under16: true }, 'birth-certificate'],
    [{ ground: 'moved' }, 'identity-card'],
    [{ ground: 'dwelling-right-ended' }, 'identity-card'],
    [{ ground: 'sentenced' }, 'court-act'],
    [{ ground: 'sentenced', readings: { representedDeregistration: 'refused' } }, 'identity-card'],
    [{ ground: 'deceased' }, 'death-certificate'],
    [{ ground: 'deceased', readings: { representedDeregistration: 'refused' } }, 'identity-card'],
  ] as const)('in the case %j tell who it is by %s (H9)', (given, document) => {
    expect(identity(given)).toEqual([document]);
  });

  it.each(['residence-registration', 'residence-deregistration'] as const)(
    'and of %s have the book or a certificate through the system too, unless read otherwise (H13)',
    (standard) => {
      const readings = { registrationBookThroughSystem: 'not-required' } as const;
      expect(idsOf(standard, THROUGH_SYSTEM)).toContain('registration-record');
      expect(idsOf(standard, { ...THROUGH_SYSTEM, readings })).not.toContain('registration-record');
      expect(idsOf(standard, { ...ADULT, readings })).toContain('registration-record');
    },
  );

  it.each([
    ['none', undefined],
    ['liable', ['military-service-card']],
    ['call-up', ['military-registration-certificate']],
  ] as const)('have for military duty %s the paper %j, as those of standard 3', (military, anyOf) => {
    for (const standard of ['residence-registration', 'residence-deregistration'] as const) {
      expect(demand(standard, 'military', { ...ADULT, military })?.anyOf).toEqual(anyOf);
    }
  });
});
