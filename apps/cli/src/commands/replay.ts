import { isRegister, isServiceError, type StoredEvent } from '#libs/contract';
import { replay as fold, type WorkflowRegistry } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import { DATA, type CliCommand } from '../command.ts';
import type { Progress } from '../console.ts';
import { registryOf } from '../legal/legal-parts.ts';
import { pagesOf } from '../log-pages.ts';
import { openLogToRead } from '../reading/open-log.ts';

interface ReplayReport {
  readonly histories: number;
  readonly events: number;
  /** The first history that does not fold; null where all do. */
  readonly diverged: { readonly stream: string; readonly message: string } | null;
}

/** `qadam replay`: folds every stored history anew. */
export const replay: CliCommand = {
  name: 'replay',
  summary: 'Folds every stored history and names the first that does not lead where it was recorded to lead.',
  arguments: '',
  most: 0,
  options: { data: DATA },
  async run(_given, console, settings) {
    const store = await openLogToRead(settings);
    const progress = console.progress('Replaying');
    try {
      const report = await replayAll(store, registryOf(settings), progress);
      progress.stop();
      console.result({ sound: report.diverged === null, ...report }, () => textOf(report));
      return report.diverged === null ? 0 : 1;
    } finally {
      progress.stop();
      await store.close();
    }
  },
};

/** History by history, each read and folded where its first event stands, so that memory holds one at a time. */
async function replayAll(
  store: EventStore,
  workflows: WorkflowRegistry,
  progress: Progress,
): Promise<ReplayReport> {
  const head = await store.head();
  let [seen, histories, events] = [0, 0, 0];
  for await (const page of pagesOf(store, head)) {
    for (const { stream, revision } of page) {
      if (revision !== 0) continue;
      const history = (await store.readStream(stream)).filter(({ position }) => position <= head);
      const message = divergence(workflows, history);
      if (message !== undefined) return { histories, events, diverged: { stream, message } };
      histories += 1;
      events += history.length;
    }
    seen += page.length;
    progress.step(seen, Number(head));
  }
  const orphans = seen - events;
  const message = `${orphans} events belong to histories without a beginning`;
  return { histories, events, diverged: orphans === 0 ? null : { stream: '', message } };
}

function divergence(workflows: WorkflowRegistry, history: readonly StoredEvent[]): string | undefined {
  const [first] = history;
  if (!first || standsForItself(first, workflows)) return undefined;
  try {
    const { workflow, applicationId } = first.metadata;
    fold(workflows.edition(workflow.id, workflow.edition), applicationId, history);
    return undefined;
  } catch (error) {
    if (isServiceError(error, 'replay-diverged', 'unknown-standard')) return error.message;
    throw error;
  }
}

function textOf({ histories, events, diverged }: ReplayReport): string {
  if (!diverged)
    return `${histories} histories with ${events} events fold to where they were recorded to lead`;
  return `${diverged.message}\n${histories} histories before it fold`;
}

/** The calendar's register has no machine: nothing leads from one of its events to the next. */
const standsForItself = ({ metadata: { workflow } }: StoredEvent, workflows: WorkflowRegistry): boolean =>
  isRegister(workflow.id) && workflows.list().every(({ id }) => id !== workflow.id);
