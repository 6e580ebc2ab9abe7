import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DEFAULT_READINGS } from '#apps/workflows';
import { STANDARDS } from '../decree.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The rows of the table of open points, cell by cell. */
const ROWS = readFileSync(fromRoot('docs/law.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| H\d+ \|/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

/** Settings as the page writes them: "`repatriates` (3): **served**, refused". */
const SETTINGS = ROWS.flatMap(([, , , setting = '']) => setting.split('; ')).flatMap((setting) => {
  const [, name, standards = '', usual] = /^`(\w+)` \(([\d, ]+)\): \*\*([\w-]+)\*\*/.exec(setting) ?? [];
  return standards
    .split(', ')
    .filter((no) => no !== '')
    .map((no) => `${no} ${name}: ${usual}`);
});

describe('the page on the law', () => {
  it('answers H1 to H30, each once, in every column', () => {
    expect(ROWS.map(([point]) => point)).toEqual(Array.from({ length: 30 }, (_, index) => `H${index + 1}`));
    expect(ROWS.filter((cells) => cells.length !== 6 || cells.includes(''))).toEqual([]);
  });

  it('names every setting of every standard with its default, and no other', () => {
    const settings = STANDARDS.flatMap(({ id, no }) =>
      Object.entries(DEFAULT_READINGS[id])
        .filter(([name]) => name !== 'iinBirthDate')
        .map(([name, usual]) => `${no} ${name}: ${usual}`),
    );
    expect(SETTINGS.toSorted()).toEqual(settings.toSorted());
  });

  it('leads to code that exists', () => {
    const missing = ROWS.flatMap(([, , , setting = '', where = '']) =>
      [...where.matchAll(/`([^`]+\.(?:ts|json))`/g)].flatMap(([, path = '']) =>
        standardsOf(path, setting).map((standard) => placeOf(path.replace('<standard>', standard))),
      ),
    ).filter((path) => !existsSync(fromRoot(path)));
    expect(missing).toEqual([]);
  });
});

/** Paths are below `workflows/`, but for those that say their room. */
const placeOf = (path: string) => (/^(apps|libs|test)\//.test(path) ? path : `workflows/${path}`);

/** The standards that `<standard>` stands for: those of the setting, or all. */
function standardsOf(path: string, setting: string): readonly string[] {
  if (!path.includes('<standard>')) return [''];
  const named = [...setting.matchAll(/\(([\d, ]+)\)/g)].flatMap(([, list = '']) => list.split(', '));
  return STANDARDS.filter(({ no }) => named.length === 0 || named.includes(String(no))).map(({ id }) => id);
}
