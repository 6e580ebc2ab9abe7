import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { invalid } from '../refusal.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function streamIdentifier(name: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8'));
}

/** @throws Refusal `invalid` for a name that is missing, or no text */
export function streamNameOf(identifier: StreamIdentifier | undefined): string {
  try {
    const name = UTF8.decode(identifier?.getStreamName_asU8());
    if (name !== '') return name;
  } catch {
    // No text.
  }
  throw invalid('The call names no stream');
}

/** How a caller wants ids written: as text, or as two numbers. */
export type IdForm = 'text' | 'structured';

export function uuidMessage(id: string, form: IdForm): UUID {
  if (form === 'text') return new shared.UUID().setString(id);
  const hex = id.replaceAll('-', '');
  const structured = new shared.UUID.Structured()
    .setMostSignificantBits(`${BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`))}`)
    .setLeastSignificantBits(`${BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`))}`);
  return new shared.UUID().setStructured(structured);
}

/** @throws Refusal `invalid` for what is no UUID */
export function uuidOf(message: UUID | undefined): string {
  const structured = message?.getStructured();
  const id = structured
    ? dashed(bits(structured.getMostSignificantBits()) + bits(structured.getLeastSignificantBits()))
    : (message?.getString() ?? '').toLowerCase();
  if (UUID_FORM.test(id)) return id;
  throw invalid(`${JSON.stringify(id)} is no UUID`);
}

const bits = (text: string) => BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');

const dashed = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
