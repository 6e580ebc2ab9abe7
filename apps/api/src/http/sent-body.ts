import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const texts = new WeakMap<FastifyRequest, string>();

/** Remembers a body as it was sent, for as long as its request lives. */
export function noteSentBody(request: FastifyRequest, text: string): void {
  texts.set(request, text);
}

/** SHA-256 of the body as it was sent, in hexadecimal; of nothing where there was none. */
export function sentBodyDigest(request: FastifyRequest): string {
  return hash('sha256', texts.get(request) ?? '');
}
