import { UseGuards, type CanActivate } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceError, type Role } from '#libs/contract';
import { askerOf } from '../auth/auth.guard.ts';

/** Lets in who has one of these roles (else 403), before the body is looked at: others learn nothing about it. */
export function OnlyFor(...roles: readonly Role[]): MethodDecorator {
  const guard: CanActivate = {
    canActivate: (context) => {
      const asker = askerOf(context.switchToHttp().getRequest<FastifyRequest>());
      if (roles.some((role) => asker.roles.includes(role))) return true;
      throw new ServiceError('wrong-role', `This is for ${roles.join(', ')}`, { needed: roles });
    },
  };
  return UseGuards(guard);
}
