import { LANGUAGES } from '#libs/contract';
import { DATA, LANGUAGE, UsageError, type CliCommand } from '../command.ts';
import { getHistory } from '../find-history.ts';
import { registryOf } from '../legal/legal-parts.ts';
import { oneOf } from '../option-values.ts';
import { openLogToRead } from '../reading/open-log.ts';
import { traceOf, writtenTrace } from '../trace-view.ts';

/** `qadam trace`: one history, readable. */
export const trace: CliCommand = {
  name: 'trace',
  summary: 'Prints the history of an application or complaint, its present state and what is possible next.',
  arguments: '<id or number>',
  most: 1,
  options: {
    personal: { type: 'boolean', about: 'print names, birth dates, addresses too' },
    lang: LANGUAGE,
    data: DATA,
  },
  async run(given, console, settings) {
    const [wanted] = given.positionals;
    if (wanted === undefined) throw new UsageError('trace needs the id or the number of an application');
    const language = oneOf(given, 'lang', LANGUAGES, 'en');
    const registry = registryOf(settings);
    const store = await openLogToRead(settings);
    const progress = console.progress('Searching');
    try {
      const workflows = registry.list().map(({ id }) => id);
      const { installation } = settings;
      const history = await getHistory(wanted, { store, installation, workflows, progress });
      progress.stop();
      const view = traceOf(history, registry, given.values['personal'] === true);
      console.result(view, () => writtenTrace(view, language));
      return 0;
    } finally {
      progress.stop();
      await store.close();
    }
  },
};
