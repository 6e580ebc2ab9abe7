import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceError, type Actor } from '#libs/contract';
import { askerOf } from '../auth/auth.guard.ts';

/** What the headers and the address of a request say about the command in its body. */
export interface CommandRequest {
  readonly asker: Actor;
  readonly method: string;
  /** With the method part of the command's content: the same body sent elsewhere is another command. */
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
}

export const Requested = createParamDecorator((_: unknown, context: ExecutionContext): CommandRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    asker: askerOf(request),
    method: request.method,
    path: request.url.split('?', 1)[0] as string,
    idempotencyKey: single(request, 'idempotency-key'),
    ifMatch: single(request, 'if-match'),
  };
});

function single({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  if (!Array.isArray(value)) return value;
  throw new ServiceError('invalid-data', `the header ${name} is given more than once`);
}
