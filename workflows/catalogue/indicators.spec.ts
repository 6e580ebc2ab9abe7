import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '#libs/contract';
import {
  findIndicator,
  INDICATOR_GROUP_TITLES,
  INDICATOR_GROUPS,
  INDICATOR_IDS,
  INDICATORS,
} from './indicators.ts';

describe('the indicators of annex 3', () => {
  it('are six, numbered through, each of them a share whose norm is 100 per cent', () => {
    expect(INDICATORS.map(({ no, id, normative, clause }) => [no, id, normative, clause])).toEqual(
      INDICATOR_IDS.map((id, index) => [index + 1, id, 100, '18']),
    );
  });

  it('are called by name in three languages', () => {
    for (const title of [
      ...INDICATORS.map((entry) => entry.title),
      ...Object.values(INDICATOR_GROUP_TITLES),
    ]) {
      expect(new Set(LANGUAGES.map((language) => title[language].trim())).size).toBe(3);
      expect(title.kk).not.toMatch(/\p{Script=Latin}/u);
    }
  });

  it('are found by id, and nothing else is', () => {
    expect(findIndicator('satisfied-with-courtesy')?.no).toBe(6);
    expect(findIndicator('satisfied-with-everything')).toBeUndefined();
  });
});

const source = fileURLToPath(new URL('../../../shared/decree/indicators.json', import.meta.url));
if (!existsSync(source)) console.warn(`SKIPPED: annex 3 is not at ${source}`);

interface Annex {
  readonly groups: readonly {
    readonly id: string;
    readonly titleKk: string;
    readonly indicators: readonly {
      readonly id: string;
      readonly no: number;
      readonly textKk: string;
      readonly normative: number;
      readonly source: { readonly line: number };
    }[];
  }[];
}

(existsSync(source) ? describe : describe.skip)('the list and annex 3 agree on', () => {
  const { groups } = existsSync(source)
    ? (JSON.parse(readFileSync(source, 'utf8')) as Annex)
    : { groups: [] };

  it('every indicator: its number, its group, its name and its norm', () => {
    const printed = groups.flatMap(({ id: group, indicators }) =>
      indicators.map(({ id, no, textKk, normative, source: { line } }) => ({
        id,
        no,
        group,
        kk: textKk,
        normative,
        line,
      })),
    );
    expect(
      INDICATORS.map(({ id, no, group, title, normative, line }) => ({
        id,
        no,
        group,
        kk: title.kk,
        normative,
        line,
      })),
    ).toEqual(printed);
  });

  it('the groups and their names', () => {
    expect(INDICATOR_GROUPS.map((id) => [id, INDICATOR_GROUP_TITLES[id].kk])).toEqual(
      groups.map(({ id, titleKk }) => [id, titleKk]),
    );
  });
});
