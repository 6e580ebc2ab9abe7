import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { streamIdentifier } from '../protocol/identifiers.ts';
import { fillRecord, type EventView } from '../protocol/recorded-event.ts';
import type { ResolvedEvent } from './links.ts';

const { ReadEvent } = streams.ReadResp;

export function eventMessage({ event, link }: ResolvedEvent, view: EventView): ReadResp {
  const message = new ReadEvent();
  if (event) message.setEvent(fillRecord(new ReadEvent.RecordedEvent(), event, view));
  if (link) message.setLink(fillRecord(new ReadEvent.RecordedEvent(), link, view));
  const place = (link ?? event)?.position;
  if (place === undefined) message.setNoPosition(new shared.Empty());
  else message.setCommitPosition(`${place}`);
  return new streams.ReadResp().setEvent(message);
}

export function confirmation(subscriptionId: string): ReadResp {
  const message = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId);
  return new streams.ReadResp().setConfirmation(message);
}

export function checkpoint(position: bigint): ReadResp {
  const message = new streams.ReadResp.Checkpoint()
    .setCommitPosition(`${position}`)
    .setPreparePosition(`${position}`);
  return new streams.ReadResp().setCheckpoint(message);
}

export const caughtUp = (): ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export function streamNotFound(stream: string): ReadResp {
  const message = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return new streams.ReadResp().setStreamNotFound(message);
}

export const lastRevision = (revision: number): ReadResp =>
  new streams.ReadResp().setLastStreamPosition(`${revision}`);
