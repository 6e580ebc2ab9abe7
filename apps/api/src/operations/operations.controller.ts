import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { healthOf } from '#apps/composition';
import { EventStore } from '#libs/event-store';
import { ProjectionKeeper } from '#libs/projections';
import { Open } from '../auth/auth.guard.ts';

/** For those who run the service: is it alive, can it work, how does it fare. Open: nothing of applications is told. */
@Open()
@Controller()
export class OperationsController {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(ProjectionKeeper) private readonly runner: ProjectionKeeper,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  @Get('livez')
  alive() {
    return { status: 'ok' };
  }

  /** 503 while the store does not answer or a projection cannot go on; being behind is told, and no failure. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await healthOf(this.store, this.runner);
    if (health.status !== 'ok') void reply.status(503).header('retry-after', '5');
    return health;
  }

  @Get('metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  metrics() {
    return this.registry.metrics();
  }
}
