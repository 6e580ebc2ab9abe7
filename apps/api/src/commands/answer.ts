import type { FastifyReply } from 'fastify';
import { applicationNumber, type Receipt, type StoredEvent } from '#libs/contract';
import { revisionTag } from '../http/revision-tag.ts';

/** What a command that was carried out is answered with; a repetition is answered the same. */
export function answer(reply: FastifyReply, status: 200 | 201, collection: string, receipt: Receipt) {
  const { applicationId: id, state, revision, position, events, repeated } = receipt;
  void reply.status(status).header('etag', revisionTag(revision));
  if (status === 201) void reply.header('location', `/${collection}/${id}`);
  if (repeated) void reply.header('idempotent-replayed', 'true');
  const number = applicationNumber(id);
  return { id, number, state, revision, position: String(position), events: events.map(eventView) };
}

/** Without its personal part: who sent it knows it, and who reads the traffic need not. */
function eventView({ id, type, revision, position, recordedAt, data, metadata }: StoredEvent) {
  const { occurredAt, occurredOn, clause, from, to } = metadata;
  return {
    id,
    type,
    revision,
    position: String(position),
    occurredAt,
    occurredOn,
    recordedAt,
    clause,
    from,
    to,
    data,
  };
}
