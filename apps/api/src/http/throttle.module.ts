import { Module, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { ServiceError } from '#libs/contract';

const MINUTE_MS = 60_000;
const OPERATIONS = new Set(['/livez', '/readyz', '/metrics']);

class RequestThrottle extends ThrottlerGuard {
  protected override getTracker({ headers, ip }: FastifyRequest): Promise<string> {
    return Promise.resolve(headers.authorization ?? ip);
  }

  protected override throwThrottlingException(): Promise<void> {
    return Promise.reject(new ServiceError('rate-limited', 'Too many requests in a minute'));
  }
}

/** Limits the requests of one token (or address) in a minute. Not there at all unless a limit is set. */
@Module({})
export class ThrottleModule {
  static of(requestsPerMinute: number): DynamicModule {
    if (requestsPerMinute === 0) return { module: ThrottleModule };
    const skipIf = (context: ExecutionContext) =>
      OPERATIONS.has(context.switchToHttp().getRequest<FastifyRequest>().url);
    return {
      module: ThrottleModule,
      imports: [
        ThrottlerModule.forRoot({ throttlers: [{ ttl: MINUTE_MS, limit: requestsPerMinute }], skipIf }),
      ],
      providers: [{ provide: APP_GUARD, useClass: RequestThrottle }],
    };
  }
}
