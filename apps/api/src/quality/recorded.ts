import type { FastifyReply } from 'fastify';
import type { Receipt } from '#libs/contract';
import { answer } from '../commands/answer.ts';

/** What a word to a register is answered with: 201 for the first of its stream, 200 for a later one. */
export function recorded(reply: FastifyReply, receipt: Receipt) {
  const { number: _, ...told } = answer(reply, 200, '', receipt);
  // It has no address of its own to point to: it is found in the lists.
  if (receipt.revision === 0) void reply.status(201);
  return told;
}
