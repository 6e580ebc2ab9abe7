import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ServiceError, type Actor } from '#libs/contract';
import { TokenVerifier } from './token-verifier.ts';

const OPEN = 'qadam:open';
const actors = new WeakMap<FastifyRequest, Actor>();

/** A route that needs no token. Everything else does. */
export const Open = () => SetMetadata(OPEN, true);

/** Who asks, as the token says. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  askerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws ServiceError `unauthenticated` on an open route, where nobody has been asked */
export function askerOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw new ServiceError('unauthenticated', 'A bearer token is needed');
  return actor;
}

/** Lets in who has a good token. Roles and offices are checked where it is known what they are needed for. */
@Injectable()
export class AuthGuard implements CanActivate {
  readonly #open = new WeakMap<object, boolean>();

  constructor(
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.#isOpen(context)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = tokenFrom(request.headers.authorization);
    const known = this.verifier.remembered(token);
    if (!known) return this.#verify(request, token);
    actors.set(request, known);
    return true;
  }

  async #verify(request: FastifyRequest, token: string): Promise<boolean> {
    actors.set(request, await this.verifier.actorOf(token));
    return true;
  }

  #isOpen(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let open = this.#open.get(handler);
    if (open === undefined) {
      open = this.reflector.getAllAndOverride<boolean>(OPEN, [handler, context.getClass()]) ?? false;
      this.#open.set(handler, open);
    }
    return open;
  }
}

function tokenFrom(authorization: string | undefined): string {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new ServiceError('unauthenticated', 'A bearer token is needed');
  return token;
}
