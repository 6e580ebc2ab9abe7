import * as fc from 'fast-check';
import { findParagraph, STANDARD_IDS } from './decree.ts';
import { findDocument } from './document-names.ts';
import { DEFAULT_DOCUMENT_READINGS } from './document-readings.ts';
import { missingDocuments } from './missing-documents.ts';
import { requiredDocuments } from './required-documents.ts';

const OCCASIONS = [
  'id-card-on-reaching-16',
  'passport-before-16',
  'passport-replacement',
  'admission-to-citizenship',
  'id-card-lost',
  'passport-lost',
  'first-passport-adult',
];

const flippedReadings = {
  uncoveredOccasions: 'refuse',
  photographs: 'paper-only',
  addressCertificate: 'refused',
  registrationBookThroughSystem: 'not-required',
  statisticalCouponThroughSystem: 'not-required',
  departureSlipFromAbroad: 'required',
  representedDeregistration: 'refused',
} as const;

const circumstances = fc.record(
  {
    channel: fc.constantFrom('hqt-tp', 'paper'),
    occasions: fc.array(fc.constantFrom(...OCCASIONS), { maxLength: 3 }),
    under16: fc.boolean(),
    military: fc.constantFrom('none', 'liable', 'call-up'),
    exempt: fc.boolean(),
    cameFromAbroad: fc.boolean(),
    ground: fc.constantFrom('moved', 'sentenced', 'dwelling-right-ended', 'deceased'),
    readings: fc.constantFrom(DEFAULT_DOCUMENT_READINGS, flippedReadings),
  },
  { requiredKeys: ['channel', 'under16', 'exempt'] },
);

describe('every list of documents', () => {
  it('has each requirement once, on a paragraph of its standard, with documents that this names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STANDARD_IDS), circumstances, (standard, given) => {
        const list = requiredDocuments(standard, given);
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        for (const { clause, anyOf } of list) {
          expect(findParagraph(clause)?.standard).toBe(standard);
          for (const { document } of anyOf) expect(findDocument(standard, document)).toBeDefined();
        }
      }),
    );
  });

  it('is missing exactly the requirements for which nothing was laid down', () => {
    const choices = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...STANDARD_IDS), circumstances, choices, (standard, given, chosen) => {
        const required = requiredDocuments(standard, given);
        const presented = required.flatMap(({ anyOf }, place) => {
          // One choice beyond the last document: nothing was brought.
          const document = anyOf[(chosen[place] ?? 0) % (anyOf.length + 1)];
          return document ? [{ document: document.document, copies: 1, quantity: document.quantity }] : [];
        });
        const laid = new Set(presented.map(({ document }) => document));
        const lacking = required.filter(({ anyOf }) => !anyOf.some(({ document }) => laid.has(document)));
        const missing = missingDocuments(standard, given, presented);
        expect(missing.map(({ requirement }) => requirement)).toEqual(lacking.map(({ id }) => id));
      }),
    );
  });
});
