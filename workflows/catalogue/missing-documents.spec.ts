import { missingDocuments, type LaidDocument } from './missing-documents.ts';

const CARD_LOST = {
  channel: 'hqt-tp',
  occasions: ['id-card-lost'],
  under16: false,
  exempt: false,
} as const;
const ADULT = { channel: 'paper', under16: false, exempt: false } as const;

const allBut = (document: string): LaidDocument[] =>
  [
    { document: 'state-duty-receipt' },
    { document: 'photographs', quantity: 2 },
    { document: 'birth-certificate' },
  ].filter((laid) => laid.document !== document);

describe('missing documents', () => {
  it('are none where all is there, whatever else is laid beside', () => {
    const presented = [...allBut(''), { document: 'library-card' }];
    expect(missingDocuments('passport-and-id-card', CARD_LOST, presented)).toEqual([]);
  });

  it('name the requirement, its clause and all that would do', () => {
    expect(missingDocuments('passport-and-id-card', CARD_LOST, allBut('birth-certificate'))).toEqual([
      {
        requirement: 'basis:id-card-lost',
        clause: 'passport-and-id-card:11.3',
        anyOf: ['birth-certificate', 'passport'],
        problem: 'absent',
        expected: 1,
        actual: 0,
      },
    ]);
  });

  it('are none where another of the group is there', () => {
    const presented = [...allBut('birth-certificate'), { document: 'passport' }];
    expect(missingDocuments('passport-and-id-card', CARD_LOST, presented)).toEqual([]);
  });

  it('stay missing where nothing would do (H11)', () => {
    const refusing = { ...CARD_LOST, readings: { uncoveredOccasions: 'refuse' } } as const;
    expect(missingDocuments('passport-and-id-card', refusing, allBut(''))).toMatchObject([
      { requirement: 'basis:id-card-lost', anyOf: [], problem: 'absent' },
    ]);
  });

  it('count pieces together, however they are laid down', () => {
    const prints = (...presented: LaidDocument[]) =>
      missingDocuments('passport-and-id-card', CARD_LOST, [...allBut('photographs'), ...presented]);
    const one = { document: 'photographs' };
    expect(prints(one)).toMatchObject([{ problem: 'too-few', expected: 2, actual: 1 }]);
    expect(prints(one, one)).toEqual([]);
    expect(prints({ ...one, quantity: 2 })).toEqual([]);
  });

  it.each<[LaidDocument, string | undefined]>([
    [{ document: 'identity-card' }, 'copy-missing'],
    [{ document: 'identity-card', original: false, copies: 1 }, 'original-missing'],
    [{ document: 'identity-card', copies: 1 }, undefined],
    [{ document: 'birth-certificate', copies: 1 }, 'absent'],
  ])('of %j say %s, where original and copy are asked for', (laid, problem) => {
    const identity = missingDocuments('residence-deregistration', ADULT, [laid]).find(
      ({ requirement }) => requirement === 'identity',
    );
    expect(identity?.problem).toBe(problem);
  });

  it('are satisfied by one paper for two requirements', () => {
    const occasions = ['first-passport-on-reaching-16', 'id-card-replacement'];
    const presented = [...allBut('birth-certificate'), { document: 'identity-card' }];
    expect(missingDocuments('passport-and-id-card', { ...CARD_LOST, occasions }, presented)).toEqual([]);
  });
});
