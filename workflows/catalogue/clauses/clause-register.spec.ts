import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type CommandRule, type Workflow } from '#libs/contract';
import { statesOf } from '#libs/engine';
import { complaint } from '#workflows/complaint';
import { passportAndIdCard } from '#workflows/passport-and-id-card';
import { residenceDeregistration } from '#workflows/residence-deregistration';
import { residenceRegistration } from '#workflows/residence-registration';
import { temporaryIdCard } from '#workflows/temporary-id-card';
import { CATALOGUE_LISTS } from '../catalogue-lists.ts';
import { PARAGRAPH_IDS } from '../decree.ts';

const STANDARDS: readonly Workflow[] = [
  passportAndIdCard(),
  temporaryIdCard(),
  residenceRegistration(),
  residenceDeregistration(),
];
const COMPLAINT: Workflow = complaint();

/** Everything of a workflow that a reference may name, and the paragraph of the standard that it rests on. */
function placesOf(workflow: Workflow, standard: string): readonly (readonly [string, string])[] {
  const { states, rules, commands, limits } = workflow;
  const prefix = workflow.id === standard ? '' : `${workflow.id}#`;
  return [
    ...statesOf(workflow.machine).map(
      ({ path }) => [`${prefix}state:${path}`, states[path]?.clause ?? ''] as const,
    ),
    ...Object.entries(rules).map(([name, { clause }]) => [`${prefix}guard:${name}`, clause] as const),
    ...limits.map(({ id, clause }) => [`${prefix}limit:${id}`, clause] as const),
    ...Object.entries(commands).map(
      ([name, rule]) => [`${prefix}command:${name}`, clauseOfCommand(rule, standard)] as const,
    ),
  ];
}

/** Where the input or the standard decides on the clause, the example is asked. */
function clauseOfCommand({ clause, example }: CommandRule<string, never, object>, standard: string): string {
  return typeof clause === 'string' ? clause : clause(example, { standard });
}

const places = (standard: Workflow) => [
  ...placesOf(standard, standard.id),
  ...placesOf(COMPLAINT, standard.id),
];
const LISTS = Object.keys(CATALOGUE_LISTS).map((list) => `data:${list}`);

describe.each(STANDARDS)('the clause register of $id', (standard) => {
  it('has every paragraph of the standard once, in the order of the decree', () => {
    expect(standard.clauses.map(({ id }) => id)).toEqual(
      PARAGRAPH_IDS.filter((id) => id.startsWith(`${standard.id}:`)),
    );
  });

  it('says in three languages what each paragraph wants', () => {
    for (const { summary } of standard.clauses) {
      expect(new Set(LANGUAGES.map((language) => summary[language].trim())).size).toBe(3);
      expect(summary.kk).not.toMatch(/\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/iu);
      expect(summary.en).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('names something for each paragraph, and only what exists', () => {
    const known = new Set(['text', 'outside', ...LISTS, ...places(standard).map(([place]) => place)]);
    const wrong = standard.clauses.flatMap(({ id, honoured }) =>
      honoured.length === 0 || new Set(honoured).size < honoured.length
        ? [id]
        : honoured.filter((reference) => !known.has(reference)).map((reference) => `${id} → ${reference}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is named back: what rests on a paragraph stands in its entry', () => {
    const entries = new Map(standard.clauses.map(({ id, honoured }) => [id, new Set<string>(honoured)]));
    const forgotten = places(standard).filter(([place, clause]) => {
      const paragraph = clause.replace(/^[^:]*/, standard.id);
      return !entries.get(paragraph)?.has(place);
    });
    expect(forgotten).toEqual([]);
  });
});

const decree = fileURLToPath(new URL('../../../../shared/decree/clauses.json', import.meta.url));
if (!existsSync(decree)) console.warn(`SKIPPED: the text of the decree is not at ${decree}`);

(existsSync(decree) ? describe : describe.skip)('the summaries', () => {
  // Seven words are the title of an act or an office.
  const LONGEST_RUN = 7;

  const runsOf = (text: string) => {
    const words = text
      .toLowerCase()
      .replaceAll('i', 'і')
      .match(/\d+[.:]\d+|[\p{L}\p{N}]+/gu);
    return (words ?? []).map((_, at, all) => all.slice(at, at + LONGEST_RUN + 1).join(' '));
  };

  it(`share no more than ${LONGEST_RUN} words in a row with the decree`, () => {
    const sentences = JSON.parse(readFileSync(decree, 'utf8')) as { textKk: string; textEn: string }[];
    const runs = new Set(sentences.flatMap(({ textKk, textEn }) => [...runsOf(textKk), ...runsOf(textEn)]));
    const taken = STANDARDS.flatMap(({ clauses }) => clauses).flatMap(({ id, summary }) =>
      [summary.kk, summary.en]
        .flatMap(runsOf)
        .filter((run) => run.split(' ').length > LONGEST_RUN && runs.has(run))
        .map((run) => `${id}: ${run}`),
    );
    expect(taken).toEqual([]);
  });
});
