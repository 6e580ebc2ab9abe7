import type { Text } from '#libs/contract';
import { byId, mustHold, wordOf } from './checked-data.ts';
import data from './data/exemptions.json' with { type: 'json' };
import { STANDARD_IDS, type StandardId } from './decree.ts';

export const EXEMPTION_GROUPS = [
  'heroes-and-decorated',
  'mothers-of-many-children',
  'war-and-home-front',
  'disability',
  'institutions',
  'repatriates',
  'chernobyl',
] as const;
export type ExemptionGroup = (typeof EXEMPTION_GROUPS)[number];

/** A category of persons whom one standard exempts from the state duty (clause 8). */
export interface ExemptionCategory {
  readonly id: string;
  readonly group: ExemptionGroup;
  readonly name: Text;
  /** What usually proves it. Our suggestion: the decree asks for proof and does not say which (H24). */
  readonly proof: Text;
  /** Place in the list of the standard, from 1. */
  readonly order: number;
  /** Paragraph of the list, and its line in the squeezed Kazakh text. */
  readonly source: { readonly clause: string; readonly line: number };
}

const places = data.categories.flatMap(({ listed, ...category }) =>
  listed.map(({ standard, order, line }) => ({
    standard: wordOf(STANDARD_IDS, standard, `exemptions.json ${category.id}`),
    category: {
      ...category,
      group: wordOf(EXEMPTION_GROUPS, category.group, `exemptions.json ${category.id}`),
      order,
      source: { clause: `${standard}:8.p4`, line },
    },
  })),
);

const listOf = (wanted: StandardId): readonly ExemptionCategory[] =>
  places
    .filter(({ standard }) => standard === wanted)
    .map(({ category }) => category)
    .toSorted((one, other) => one.order - other.order);

/** Standard 2 has no exemptions (H8), standard 4 is free of charge. */
const lists: Readonly<Record<StandardId, readonly ExemptionCategory[]>> = {
  'passport-and-id-card': listOf('passport-and-id-card'),
  'temporary-id-card': [],
  'residence-registration': listOf('residence-registration'),
  'residence-deregistration': [],
};

byId(data.categories, 'exemptions.json', 27);
const indexes = new Map(
  STANDARD_IDS.map((standard) => [
    standard,
    byId(lists[standard], `exemptions.json ${standard}`, countOf(standard)),
  ]),
);
for (const standard of STANDARD_IDS) {
  const ordered = lists[standard].every(({ order }, place) => order === place + 1);
  mustHold(ordered, `exemptions.json ${standard}: places are not 1, 2, 3 …`);
}

/** The categories that a standard exempts, in the order of its clause 8; empty where it has no list. */
export function exemptionCategories(standard: StandardId): readonly ExemptionCategory[] {
  return lists[standard];
}

/** The category of this standard with the id, or undefined: a category of another standard does not count. */
export function findExemption(standard: StandardId, id: string): ExemptionCategory | undefined {
  return indexes.get(standard)?.get(id);
}

function countOf(standard: StandardId): number {
  if (standard === 'passport-and-id-card') return 21;
  return standard === 'residence-registration' ? 24 : 0;
}
