import { derivationText, type Derivation } from '#libs/calendar';
import { LANGUAGES, ServiceError, type Language, type StoredEvent, type Text } from '#libs/contract';
import { deadlinesIn, type LegalTime, type ListedDeadline, type WorkflowRegistry } from '#libs/engine';
import { DATA, LANGUAGE, UsageError, type CliCommand } from '../command.ts';
import { getHistory } from '../find-history.ts';
import { legalTimeOf, registryOf } from '../legal/legal-parts.ts';
import { oneOf } from '../option-values.ts';
import { openLogToRead } from '../reading/open-log.ts';

/** `qadam deadlines explain`: why something is due when it is, day by day; from the log, so that it needs no tables. */
export const deadlinesExplain: CliCommand = {
  name: 'deadlines explain',
  summary: 'Says why a deadline is due when it is: start, clause, rule, every counted and skipped day.',
  arguments: '<id or number of the application>.<deadline>',
  most: 1,
  options: { lang: LANGUAGE, data: DATA },
  async run(given, console, settings) {
    const wanted = partsOf(given.positionals[0]);
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const workflows = registryOf(settings);
    const store = await openLogToRead(settings);
    const progress = console.progress('Searching');
    try {
      const ids = workflows.list().map(({ id }) => id);
      const { installation } = settings;
      const history = await getHistory(wanted.application, { store, installation, workflows: ids, progress });
      progress.stop();
      const explained = explanation(history, wanted.deadline, workflows, await legalTimeOf(store, settings));
      const sentences = derivationText(explained.derivation, language);
      console.result({ ...explained, sentences }, () => page(explained, sentences, language));
      return 0;
    } finally {
      progress.stop();
      await store.close();
    }
  },
};

interface Explanation {
  /** `<application id>.<deadline>`. */
  readonly id: string;
  readonly title: Text;
  readonly office: string;
  readonly status: ListedDeadline['status'];
  readonly dueOn: string;
  readonly dueAt: string;
  readonly derivation: Derivation;
}

/** Ids and numbers of applications have no dot in them; names of deadlines may: `provision.2`. */
function partsOf(id: string | undefined): { readonly application: string; readonly deadline: string } {
  const dot = id?.indexOf('.') ?? -1;
  if (id !== undefined && dot > 0) return { application: id.slice(0, dot), deadline: id.slice(dot + 1) };
  throw new UsageError('deadlines explain needs the id of a deadline: <application>.<deadline>');
}

/** @throws ServiceError `unknown-deadline`, `outside-calendar`, `calendar-refused` */
function explanation(
  history: readonly StoredEvent[],
  name: string,
  workflows: WorkflowRegistry,
  time: LegalTime,
): Explanation {
  const deadlines = deadlinesIn(history);
  const found = deadlines.find(({ deadline }) => deadline === name);
  const set = history.find(({ type, data }) => type === 'DeadlineSet' && data['deadline'] === name);
  if (!found || !set) throw unknown(name, deadlines);
  const { applicationId, workflow, office } = set.metadata;
  const limit = workflows.limit(workflow.id, workflow.edition, found.limit);
  const { status, dueOn, dueAt } = found;
  const derivation = time.explain(limit, office, found);
  return { id: `${applicationId}.${name}`, title: limit.title, office, status, dueOn, dueAt, derivation };
}

function unknown(name: string, deadlines: readonly ListedDeadline[]): ServiceError {
  const known = deadlines.map(({ deadline }) => deadline);
  const has = known.length === 0 ? 'it has none' : `it has: ${known.join(', ')}`;
  return new ServiceError('unknown-deadline', `The application has no deadline "${name}"; ${has}`, { known });
}

function page({ id, title, status }: Explanation, sentences: readonly string[], language: Language): string {
  return [`${title[language]} (${status})`, id, '', ...sentences].join('\n');
}
