import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_NAMES, findDocument, getDocument } from './document-names.ts';

interface DecreeDocument {
  readonly id: string;
  readonly alternatives: readonly { readonly id: string }[];
  readonly source: { readonly line: number };
}
interface DecreeList {
  readonly standards: readonly { readonly standard: string; readonly documents: readonly DecreeDocument[] }[];
}

const source = fileURLToPath(new URL('../../../shared/decree/documents.json', import.meta.url));
const present = existsSync(source);
if (!present) console.warn(`SKIPPED: the list of the decree is not at ${source}`);
const compared = present ? describe : describe.skip;

describe('the documents of clause 11', () => {
  it('are known by standard and id', () => {
    expect(getDocument('residence-registration', 'birth-certificate').clause).toBe(
      'residence-registration:11.5',
    );
    expect(findDocument('temporary-id-card', 'birth-certificate')).toBeUndefined();
    expect(() => getDocument('temporary-id-card', 'birth-certificate')).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('have names in three languages, each in its own letters', () => {
    for (const { name } of DOCUMENT_NAMES) {
      expect(name.kk).toMatch(/^[\p{Script=Cyrillic}\d ,×-]+$/u);
      expect(name.ru).toMatch(/^[\p{Script=Cyrillic}\d ,×-]+$/u);
      expect(name.en).toMatch(/^[A-Za-z\d '.×-]+$/);
    }
  });

  it('are ours alone where a reading asks for them: the proof in standard 2 (H8), who acts for another in 4 (H9)', () => {
    const ours = DOCUMENT_NAMES.filter(({ line }) => line === null).map(({ id }) => id);
    expect(ours).toEqual(['state-duty-exemption-proof', 'death-certificate', 'court-act']);
  });
});

compared('the documents of clause 11 and the list of the decree', () => {
  it('agree on ids and lines, in order', () => {
    const { standards }: DecreeList = JSON.parse(readFileSync(source, 'utf8'));
    const listed = standards.flatMap(({ standard, documents }) =>
      documents.flatMap(({ id, alternatives, source: { line } }) => {
        // The right to a dwelling is a summary; only its two alternatives are documents.
        const own = id === 'dwelling-right-documents' ? [] : [id];
        return [...own, ...alternatives.map((other) => other.id)].map(
          (each) => `${standard} ${each} ${line}`,
        );
      }),
    );
    const known = DOCUMENT_NAMES.filter(({ line }) => line !== null);
    expect(known.map(({ standard, id, line }) => `${standard} ${id} ${line}`)).toEqual(listed);
  });
});
