import { ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';

/**
 * The position in the target of the event that stands in the source at a position, or of the last one before it: whoever
 * has seen everything up to the one has seen everything up to the other. 0n stays 0n.
 * @param source and target show the same events, of one installation alone (`InstallationLog`)
 * @throws ServiceError `unknown-cursor` where the target does not have that event
 */
export async function translatePosition(
  source: EventStore,
  target: EventStore,
  position: bigint,
): Promise<bigint> {
  const [next] = await source.readAll({ after: position, limit: 1 });
  const before = next && { before: next.position };
  const [event] = await source.readAll({ backwards: true, limit: 1, ...before });
  if (!event) return 0n;
  const [copy] = await target.readStream(event.stream, { from: event.revision, limit: 1 });
  if (copy?.id === event.id) return copy.position;
  throw new ServiceError(
    'unknown-cursor',
    `position ${position} is in the log that is left, and its event has not come to the new one`,
  );
}
