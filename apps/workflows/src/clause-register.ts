import type { ClauseEntry, ClauseReference, Text, Workflow } from '#libs/contract';
import { PARAGRAPHS, type StandardId } from '#workflows/catalogue';
import { clausePlaces, type ClausePlace, type ClausePlaces } from './clause-places.ts';

/** One reference of the register, followed to what it names. */
export interface HonouredBy extends ClausePlace {
  /** As the workflow wrote it: `complaint#state:registered`. */
  readonly reference: ClauseReference;
}

export interface RegisteredParagraph {
  readonly id: string;
  readonly standard: StandardId;
  readonly summary: Text;
  readonly honoured: readonly HonouredBy[];
}

/** A gap or a slip in the register. */
export interface RegisterProblem {
  readonly code: 'missing' | 'twice' | 'unknown-paragraph' | 'not-honoured' | 'dangling-reference';
  readonly paragraph: string;
  /** In words, for who must mend it. */
  readonly problem: string;
}

export interface ClauseRegister {
  /** How many paragraphs the standards have. */
  readonly paragraphs: number;
  /** In the order of the decree. */
  readonly registered: readonly RegisteredParagraph[];
  readonly problems: readonly RegisterProblem[];
}

/**
 * The register of all paragraphs of the decree, or of one standard, and where each lives in the product; with every
 * gap and every reference that leads nowhere.
 */
export function clauseRegister(workflows: readonly Workflow[], standard?: StandardId): ClauseRegister {
  const wanted = PARAGRAPHS.filter((paragraph) => standard === undefined || paragraph.standard === standard);
  const places = clausePlaces(workflows);
  const entries = Map.groupBy(
    workflows.filter(({ id }) => standard === undefined || id === standard).flatMap(entriesOf),
    ({ id }) => id,
  );
  const registered = wanted.flatMap(({ id, standard: of }) => {
    const entry = entries.get(id)?.[0];
    return entry ? [{ id, standard: of, summary: entry.summary, honoured: followed(entry, places) }] : [];
  });
  const known = new Set(wanted.map(({ id }) => id));
  const problems = [
    ...wanted.flatMap(({ id }) => problemsOf(id, entries.get(id) ?? [], places)),
    ...[...entries.keys()].filter((id) => !known.has(id)).map((id) => problem('unknown-paragraph', id)),
  ];
  return { paragraphs: wanted.length, registered, problems };
}

/** An entry with the workflow in whose register it stands. */
interface OwnedEntry extends ClauseEntry {
  readonly workflow: string;
}

function entriesOf({ id, clauses }: Workflow): readonly OwnedEntry[] {
  return clauses.map((entry) => ({ ...entry, workflow: id }));
}

function followed({ workflow, honoured }: OwnedEntry, places: ClausePlaces): readonly HonouredBy[] {
  return honoured.flatMap((reference) => {
    const place = places.find(reference, workflow);
    return place ? [{ reference, ...place }] : [];
  });
}

function problemsOf(
  id: string,
  entries: readonly OwnedEntry[],
  places: ClausePlaces,
): readonly RegisterProblem[] {
  const [entry, ...more] = entries;
  if (!entry) return [problem('missing', id)];
  const dangling = entry.honoured
    .filter((reference) => !places.find(reference, entry.workflow))
    .map((reference) => problem('dangling-reference', id, `names ${reference}, which does not exist`));
  return [
    ...(more.length > 0 ? [problem('twice', id)] : []),
    ...(entry.honoured.length === 0 ? [problem('not-honoured', id)] : []),
    ...dangling,
  ];
}

const IN_WORDS: Readonly<Record<RegisterProblem['code'], string>> = {
  missing: 'is not in the register',
  twice: 'stands in the register more than once',
  'unknown-paragraph': 'is no paragraph of the decree',
  'not-honoured': 'names nothing that honours it',
  'dangling-reference': 'names what does not exist',
};

const problem = (code: RegisterProblem['code'], paragraph: string, words = IN_WORDS[code]) => ({
  code,
  paragraph,
  problem: words,
});
