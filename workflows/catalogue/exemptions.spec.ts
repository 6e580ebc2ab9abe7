import { PARAGRAPH_IDS } from './decree.ts';
import { exemptionCategories, findExemption } from './exemptions.ts';

describe('the categories exempt from the state duty', () => {
  it('are 21 in standard 1 and 24 in standard 3', () => {
    expect(exemptionCategories('passport-and-id-card').map(({ order }) => order)).toEqual(oneTo(21));
    expect(exemptionCategories('residence-registration').map(({ order }) => order)).toEqual(oneTo(24));
  });

  it('are none where everybody pays (H8) and where nobody does', () => {
    expect(exemptionCategories('temporary-id-card')).toEqual([]);
    expect(exemptionCategories('residence-deregistration')).toEqual([]);
    expect(findExemption('temporary-id-card', 'person-with-disability')).toBeUndefined();
  });

  it('count only in the standard that lists them', () => {
    expect(findExemption('passport-and-id-card', 'mother-batyr-ana')?.order).toBe(9);
    expect(findExemption('residence-registration', 'mother-batyr-ana')).toBeUndefined();
    expect(findExemption('passport-and-id-card', 'repatriate-before-citizenship')).toBeUndefined();
    expect(findExemption('residence-registration', 'repatriate-before-citizenship')?.order).toBe(6);
    expect(findExemption('passport-and-id-card', 'pensioner')).toBeUndefined();
  });

  it('stand on a paragraph of the decree and have names and a proof in three languages', () => {
    for (const standard of ['passport-and-id-card', 'residence-registration'] as const) {
      for (const { name, proof, source } of exemptionCategories(standard)) {
        expect(PARAGRAPH_IDS).toContain(source.clause);
        for (const text of [name, proof]) {
          expect(text.kk).toMatch(/^[\p{Script=Cyrillic}\d «».,()–-]+$/u);
          expect(text.ru).toMatch(/^[\p{Script=Cyrillic}\d «».,()–:-]+$/u);
          expect(text.en).toMatch(/^[A-Za-z\d "'.,()-]+$/);
        }
      }
    }
  });
});

function oneTo(last: number): number[] {
  return Array.from({ length: last }, (_, place) => place + 1);
}
