import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ServiceParts } from '../service-parts.ts';
import { AuthGuard } from './auth.guard.ts';
import { TokenVerifier } from './token-verifier.ts';

/** Who asks: every route but the open ones needs a bearer token. */
@Module({
  providers: [
    { provide: TokenVerifier, inject: [ServiceParts], useFactory: ({ verifier }: ServiceParts) => verifier },
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class AuthModule {}
