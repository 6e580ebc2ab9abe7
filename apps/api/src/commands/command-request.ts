import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceError, type Actor, type JsonObject } from '#libs/contract';
import { askerOf } from '../auth/auth.guard.ts';
import { sentBodyDigest } from '../http/sent-body.ts';

/** What the headers and the address of a request say about the command in its body. */
export interface CommandRequest {
  readonly asker: Actor;
  /** What makes two requests the same: method, address and body as sent, without what is filled in here. */
  readonly content: JsonObject;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
}

export const Requested = createParamDecorator((_: unknown, context: ExecutionContext): CommandRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    asker: askerOf(request),
    content: { method: request.method, path: request.url.split('?', 1)[0], body: sentBodyDigest(request) },
    idempotencyKey: single(request, 'idempotency-key'),
    ifMatch: single(request, 'if-match'),
  };
});

function single({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  if (!Array.isArray(value)) return value;
  throw new ServiceError('invalid-data', `the header ${name} is given more than once`);
}
