import {
  ADDRESSEE_KINDS,
  addresseeKindOf,
  APPEAL_PERIODS,
  COMPLAINT_KINDS,
  complaintRoute,
  explanationContact,
} from './complaint-addressees.ts';
import { COUPON_FIELDS } from './coupon-fields.ts';
import { findParagraph, STANDARD_IDS } from './decree.ts';

describe('a complaint', () => {
  it.each([
    ['result', '21', ['authority-head']],
    ['authority-action', '21.p2', ['ministry']],
    ['staff-conduct', '20', []],
    ['rude-service', '22', ['centre-head', 'committee']],
  ] as const)('about %s goes by clause %s to %j', (kind, paragraph, addressees) => {
    for (const standard of STANDARD_IDS) {
      expect(complaintRoute(standard, kind)).toEqual({ clause: `${standard}:${paragraph}`, addressees });
    }
  });

  it('rests on paragraphs that exist in every standard', () => {
    for (const standard of STANDARD_IDS) {
      for (const kind of COMPLAINT_KINDS)
        expect(findParagraph(complaintRoute(standard, kind).clause)).toBeDefined();
      expect(findParagraph(explanationContact(standard).clause)).toBeDefined();
    }
  });

  it('is explained by the Centre in standards 1 and 4, by the authority in 2 and 3 (H17)', () => {
    expect(STANDARD_IDS.map((standard) => explanationContact(standard).kind)).toEqual([
      'centre-head',
      'authority-head',
      'authority-head',
      'centre-head',
    ]);
  });

  it('finds an office for every kind of addressee', () => {
    const offices = ['astana-police-1', 'ministry-of-internal-affairs', 'astana-1', 'centres-committee'];
    expect(offices.map(addresseeKindOf)).toEqual(ADDRESSEE_KINDS);
    expect(addresseeKindOf('nowhere')).toBeUndefined();
  });

  it('is considered within 15 or 30 calendar days, extended by at most 30, told within 3 (law 221)', () => {
    const daysOf = (id: string) => APPEAL_PERIODS.find((period) => period.id === id);
    expect(daysOf('consideration')).toMatchObject({ unit: 'calendarDays', count: 15, confidence: 'high' });
    expect(daysOf('consideration-with-inquiry')).toMatchObject({ unit: 'calendarDays', count: 30 });
    expect(daysOf('extension')).toMatchObject({ unit: 'calendarDays', count: 30, confidence: 'low' });
    expect(daysOf('notice-of-extension')).toMatchObject({ unit: 'calendarDays', count: 3 });
  });
});

describe('the coupon of annex 4', () => {
  it('has eight numbered fields, of which the name and the basis document are personal', () => {
    expect(COUPON_FIELDS.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(COUPON_FIELDS.filter(({ personal }) => personal).map(({ no }) => no)).toEqual([5, 6]);
  });
});
