import { allWorkflows, clauseRegister, type ClauseRegister, type RegisteredParagraph } from '#apps/workflows';
import { LANGUAGES, ServiceError, type Language } from '#libs/contract';
import { isStandardId, STANDARD_IDS } from '#workflows/catalogue';
import { LANGUAGE, STANDARD, type CliCommand } from '../command.ts';
import { oneOf, textOf } from '../option-values.ts';
import { readingsOf } from '../settings.ts';

/** `qadam clauses`: the register of all paragraphs of the decree, and where each lives. */
export const clauses: CliCommand = {
  name: 'clauses',
  summary: 'Prints how each paragraph of the decree is honoured, and where; fails on a gap.',
  arguments: '',
  most: 0,
  options: { standard: STANDARD, lang: LANGUAGE },
  async run(given, console, settings) {
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const standard = textOf(given, 'standard');
    if (standard !== undefined && !isStandardId(standard)) throw unknownStandard(standard);
    const register = clauseRegister(allWorkflows(readingsOf(settings)), standard);
    const complete = register.problems.length === 0;
    console.result({ complete, found: register.registered.length, ...register }, () =>
      page(register, language),
    );
    return complete ? 0 : 1;
  },
};

function unknownStandard(standard: string): ServiceError {
  const known = STANDARD_IDS.join(', ');
  return new ServiceError('unknown-standard', `There is no standard "${standard}"; known are: ${known}`);
}

function page({ paragraphs, registered, problems }: ClauseRegister, language: Language): string {
  const lines = registered.map((paragraph) => lineOf(paragraph, language));
  const wrong = problems.map(({ paragraph, problem }) => `  ${paragraph} ${problem}`);
  const sum = `${registered.length} of ${paragraphs} paragraphs`;
  const end = wrong.length === 0 ? [sum] : [`${sum}; problems: ${wrong.length}`, ...wrong];
  return [...lines, '', kindsOf(registered), ...end].join('\n');
}

/** Two lines for a paragraph: what it says, and what honours it. */
function lineOf({ id, summary, honoured }: RegisteredParagraph, language: Language): string {
  const places = honoured.map(({ reference, where }) =>
    where === null ? reference : `${reference} (${where})`,
  );
  return `${id.padEnd(34)} ${summary[language]}\n${' '.repeat(34)} → ${places.join(', ')}`;
}

/** How many paragraphs are honoured in which way; one may be in several. */
function kindsOf(registered: readonly RegisteredParagraph[]): string {
  const kinds = new Map<string, number>();
  for (const { honoured } of registered) {
    for (const kind of new Set(honoured.map((place) => place.kind)))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ');
}
