import type { StoredEvent } from '#libs/contract';
import type { EventStore } from '../../event-store.ts';
import { foreignFromStore } from '../../wire/foreign-event.ts';

/** The type of an event that stands for another: its data are `<revision>@<stream>`. */
export const LINK = '$>';

/** An event as it is read: itself, or a link and what it leads to, if that is there. */
export interface ResolvedEvent {
  readonly event: StoredEvent | undefined;
  readonly link?: StoredEvent;
}

export const linkTo = ({ revision, stream }: StoredEvent): string => `${revision}@${stream}`;

/** What a link leads to; any other event is itself. */
export async function resolved(store: EventStore, event: StoredEvent): Promise<ResolvedEvent> {
  if (event.type !== LINK) return { event };
  const text = Buffer.from(foreignFromStore(event).data).toString('utf8');
  const at = text.indexOf('@');
  const from = Number(text.slice(0, at));
  if (at <= 0 || !Number.isSafeInteger(from)) return { event: undefined, link: event };
  const [target] = await store.readStream(text.slice(at + 1), { from, limit: 1 });
  return { event: target?.revision === from ? target : undefined, link: event };
}
