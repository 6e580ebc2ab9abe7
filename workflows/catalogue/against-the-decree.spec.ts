import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_LISTS } from './catalogue-lists.ts';
import { COMPLAINT_EMAIL } from './complaint-addressees.ts';
import { COUPON_FIELDS } from './coupon-fields.ts';
import { DECREE, PARAGRAPHS, STANDARD_IDS, STANDARDS } from './decree.ts';
import { exemptionCategories } from './exemptions.ts';
import { HOLIDAYS } from './holidays.ts';
import { INDEX_VALUES } from './index-values.ts';
import { AUTHORITIES, CENTRAL_BODIES, CENTRES } from './offices.ts';
import { REGIONS } from './regions.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const present = existsSync(`${shared}decree/clauses.json`);
if (!present) console.warn(`SKIPPED: the catalogue is not compared, the source facts are not at ${shared}`);
const compared = present ? describe : describe.skip;
const read = (path: string): string => readFileSync(`${shared}${path}`, 'utf8');

interface Located {
  readonly id: string;
  readonly source: { readonly line: number };
}
interface PrintedOffice extends Located {
  readonly region: string;
  readonly nameKk: string;
  readonly addressKk: string;
}

/** What is left of a name when spelling slips of the print are set aside: letters, look-alikes made Cyrillic. */
function bare(name: string): string {
  const cyrillic: Readonly<Record<string, string>> = {
    a: 'а',
    e: 'е',
    h: 'н',
    i: 'і',
    p: 'р',
    u: 'у',
    y: 'у',
  };
  return name
    .toLowerCase()
    .replaceAll(/[a-z]/g, (letter) => cyrillic[letter] ?? letter)
    .replaceAll('хқко', 'хқо')
    .replaceAll(/полиция бөлімі|пб/g, 'полицияБөлімі')
    .replaceAll(/[^\p{Letter}\d]/gu, '');
}

compared('the catalogue and the decree agree on', () => {
  it('the decree and its standards', () => {
    const { decree, standards }: DecreeFacts = JSON.parse(read('decree/standards.json'));
    expect([DECREE.number, DECREE.date, DECREE.repealedBy]).toEqual([
      decree.number,
      decree.date,
      decree.repealedBy,
    ]);
    expect(STANDARDS.map(({ id, no, line }) => [id, no, line])).toEqual(
      standards.map(({ id, no, titleAt }) => [id, no, titleAt.line]),
    );
    for (const [place, { title }] of STANDARDS.entries()) {
      expect(bare(standards[place]?.titleKk ?? '')).toBe(`${bare(title.kk)}мемлекеттікқызметстандарты`);
    }
  });

  it('every paragraph and its place', () => {
    const clauses: ParagraphFacts[] = JSON.parse(read('decree/clauses.json'));
    expect(PARAGRAPHS).toEqual(
      clauses.map(({ id, standard, section, clause, point, item, source }) => ({
        id,
        standard,
        section,
        clause,
        point,
        item,
        line: source.line,
      })),
    );
  });

  it('every Centre, its phones digit for digit', () => {
    const { centres }: { centres: CentreFacts[] } = JSON.parse(read('decree/centres.json'));
    expect(
      CENTRES.map(({ id, no, region, address, hallPhones, headPhones, source }) => ({
        id,
        no,
        region,
        addressKk: address,
        hallPhones,
        headPhones,
        line: source.line,
      })),
    ).toEqual(
      centres.map(({ id, no, region, addressKk, hallPhones, headPhones, source }) => ({
        id,
        no,
        region,
        addressKk,
        hallPhones,
        headPhones,
        line: source.line,
      })),
    );
    expect(CENTRES.map(({ name }) => bare(name.kk))).toEqual(centres.map(({ nameKk }) => bare(nameKk)));
  });

  it('every authority, its parent, and its phones digit for digit', () => {
    const { authorities }: { authorities: AuthorityFacts[] } = JSON.parse(read('decree/authorities.json'));
    expect(
      AUTHORITIES.map((office) => [
        office.id,
        office.kind,
        office.rank,
        office.region,
        office.parent,
        office.address,
        office.secretariatPhones,
        office.migrationPolicePhones,
        office.source.line,
      ]),
    ).toEqual(
      authorities.map((office) => [
        office.id,
        office.kind,
        office.rank,
        office.region,
        office.parentId,
        office.addressKk,
        office.secretariatPhones,
        office.migrationPolicePhones,
        office.source.line,
      ]),
    );
    expect(AUTHORITIES.map(({ name }) => bare(name.kk))).toEqual(
      authorities.map(({ nameKk }) => bare(nameKk)),
    );
  });

  it('the regions and their departments', () => {
    const { regions }: { regions: RegionFacts[] } = JSON.parse(read('decree/authorities.json'));
    expect(REGIONS.map(({ id, iso, name, department }) => [id, iso, name.kk, department])).toEqual(
      regions.map(({ code, iso, kk, departmentId }) => [code, iso, kk, departmentId]),
    );
  });

  it('the phones and mailboxes of the Ministry and the Committee, in the clause that gives them', () => {
    const lines = read('decree/decree-363.kk.txt').split('\n');
    for (const { phones, website, email, source } of CENTRAL_BODIES) {
      const line = lines[source.line - 1];
      const facts = [...phones, website, email].filter((fact) => fact !== null);
      for (const fact of facts) expect(line).toContain(fact);
    }
    expect(lines.filter((line) => line.includes(COMPLAINT_EMAIL))).toHaveLength(4);
  });

  it('the exempt categories of each standard, in order', () => {
    const { standards }: { standards: ExemptionFacts[] } = JSON.parse(read('decree/exemptions.json'));
    expect(standards.map(({ standard }) => standard)).toEqual(STANDARD_IDS);
    for (const { categories, standard } of standards) {
      expect(
        exemptionCategories(standard).map(({ id, group, order, source }) => [id, group, order, source.line]),
      ).toEqual(categories.map(({ id, group, order, source }) => [id, group, order, source.line]));
    }
  });

  it('the fields of the coupon', () => {
    const { fields }: { fields: CouponFacts[] } = JSON.parse(read('decree/coupon-fields.json'));
    expect(
      COUPON_FIELDS.map(({ id, no, parts, line }) => [id, no, (parts ?? []).map((part) => part.id), line]),
    ).toEqual(fields.map(({ id, no, parts, source }) => [id, no, parts.map((part) => part.id), source.line]));
  });
});

compared('the catalogue and the collected facts agree on', () => {
  it('the values of the index that are for state duty', () => {
    const { rows }: { rows: IndexFacts[] } = JSON.parse(read('facts/mci.json'));
    expect(INDEX_VALUES.map(({ effectiveFrom, amount }) => [effectiveFrom, String(amount)])).toEqual(
      rows
        .filter(({ forStateDuty }) => forStateDuty === true)
        .map(({ effectiveFrom, amountKzt }) => [effectiveFrom, `${amountKzt}.00`]),
    );
  });

  it('every holiday and moved day', () => {
    const { years }: { years: Record<string, DayFacts[]> } = JSON.parse(read('facts/holidays-kz.json'));
    expect(HOLIDAYS.map(({ date, kind, dayOff5, dayOff6 }) => [date, kind, dayOff5, dayOff6])).toEqual(
      Object.values(years)
        .flat()
        .map(({ date, kind, dayOff5, dayOff6 }) => [date, kind, dayOff5, dayOff6]),
    );
  });
});

describe('the lists that the clause register may name', () => {
  it('are files of this room', () => {
    for (const file of Object.values(CATALOGUE_LISTS)) {
      expect(existsSync(fileURLToPath(new URL(file, import.meta.url)))).toBe(true);
    }
  });
});

interface DecreeFacts {
  decree: { number: string; date: string; repealedBy: { number: string; date: string } };
  standards: { id: string; no: number; titleKk: string; titleAt: { line: number } }[];
}
interface ParagraphFacts extends Located {
  standard: string;
  section: number;
  clause: string;
  point: string | null;
  item: string | null;
}
interface CentreFacts extends PrintedOffice {
  no: number;
  hallPhones: string[];
  headPhones: string[];
}
interface AuthorityFacts extends PrintedOffice {
  kind: string;
  rank: string;
  parentId: string | null;
  secretariatPhones: string[];
  migrationPolicePhones: string[];
}
interface RegionFacts {
  code: string;
  iso: string;
  kk: string;
  departmentId: string;
}
interface ExemptionFacts {
  standard: (typeof STANDARD_IDS)[number];
  categories: (Located & { group: string; order: number })[];
}
interface CouponFacts extends Located {
  no: number;
  parts: { id: string }[];
}
interface IndexFacts {
  effectiveFrom: string;
  amountKzt: number;
  forStateDuty: boolean | null;
}
interface DayFacts {
  date: string;
  kind: string;
  dayOff5: boolean;
  dayOff6: boolean;
}
