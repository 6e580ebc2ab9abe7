import { applicationNumber, ServiceError, streamName, type StoredEvent } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import type { Progress } from './console.ts';
import { pagesOf } from './log-pages.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface HistorySearch {
  readonly store: EventStore;
  readonly installation: string;
  /** Ids of the workflows that may have it. */
  readonly workflows: readonly string[];
  readonly progress: Progress;
}

/**
 * The history of an application or complaint, by its id or, walking through the log, by its number.
 * @throws ServiceError `unknown-application`
 */
export async function getHistory(wanted: string, search: HistorySearch): Promise<readonly StoredEvent[]> {
  const id = wanted.toLowerCase();
  const history = UUID.test(id) ? await historyById(id, search) : await historyByNumber(wanted, search);
  if (history.length > 0) return history;
  throw new ServiceError('unknown-application', `There is no application or complaint "${wanted}"`);
}

async function historyById(
  id: string,
  { store, installation, workflows }: HistorySearch,
): Promise<readonly StoredEvent[]> {
  for (const workflow of workflows) {
    const history = await store.readStream(streamName(installation, workflow, id));
    if (history.length > 0) return history;
  }
  return [];
}

async function historyByNumber(
  number: string,
  { store, installation, workflows, progress }: HistorySearch,
): Promise<readonly StoredEvent[]> {
  const wanted = number.toUpperCase();
  const head = await store.head();
  for await (const page of pagesOf(store, head)) {
    const first = page.find(
      ({ revision, stream, metadata }) =>
        revision === 0 &&
        stream.startsWith(`${installation}.`) &&
        workflows.includes(metadata.workflow.id) &&
        applicationNumber(metadata.applicationId) === wanted,
    );
    if (first) return store.readStream(first.stream);
    progress.step(Number(page.at(-1)?.position ?? 0n), Number(head));
  }
  return [];
}
