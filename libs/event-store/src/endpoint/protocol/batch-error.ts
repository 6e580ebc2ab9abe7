import codes from '@eventstore/db-client/generated/code_pb.js';
import type { Code } from '@eventstore/db-client/generated/code_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import anys from 'google-protobuf/google/protobuf/any_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Refusal, Reason } from '../refusal.ts';
import { streamIdentifier } from './identifiers.ts';

/** The answer to one append of a batch that was refused: the client knows the error by the type of its details. */
export function batchError({ reason, message }: Refusal): Status {
  const [name, details] = detailsOf(reason, message);
  const any = new anys.Any();
  any.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new statuses.Status()
    .setCode(CODES[reason.kind] ?? codes.Code.UNKNOWN)
    .setMessage(message)
    .setDetails(any);
}

const CODES: Readonly<Partial<Record<Reason['kind'], Code>>> = {
  'wrong-version': codes.Code.FAILED_PRECONDITION,
  'stream-deleted': codes.Code.FAILED_PRECONDITION,
  'access-denied': codes.Code.PERMISSION_DENIED,
  unauthenticated: codes.Code.PERMISSION_DENIED,
  late: codes.Code.DEADLINE_EXCEEDED,
  'append-too-large': codes.Code.INVALID_ARGUMENT,
  invalid: codes.Code.INVALID_ARGUMENT,
  'id-taken': codes.Code.ALREADY_EXISTS,
  unavailable: codes.Code.UNAVAILABLE,
};

interface Details {
  serializeBinary(): Uint8Array;
}

function detailsOf(reason: Reason, message: string): [name: string, details: Details] {
  switch (reason.kind) {
    case 'wrong-version':
      return ['WrongExpectedVersion', wrongExpectedVersion(reason)];
    case 'stream-deleted':
      return [
        'StreamDeleted',
        new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(reason.stream)),
      ];
    case 'access-denied':
    case 'unauthenticated':
      return ['AccessDenied', new shared.AccessDenied()];
    case 'late':
      return ['Timeout', new shared.Timeout()];
    case 'append-too-large':
      return [
        'MaximumAppendSizeExceeded',
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(reason.limit),
      ];
    default:
      // The client has no word for the others, and then shows the message.
      return ['BadRequest', new shared.BadRequest().setMessage(message)];
  }
}

function wrongExpectedVersion({ expected, actual }: Extract<Reason, { kind: 'wrong-version' }>): Details {
  const details = new shared.WrongExpectedVersion();
  if (actual < 0) details.setCurrentNoStream(new empties.Empty());
  else details.setCurrentStreamRevision(`${actual}`);
  if (expected === 'any') return details.setExpectedAny(new empties.Empty());
  if (expected === 'no-stream') return details.setExpectedNoStream(new empties.Empty());
  if (expected === 'stream-exists') return details.setExpectedStreamExists(new empties.Empty());
  return details.setExpectedStreamPosition(`${expected}`);
}
