import { Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { registerGauges } from '#apps/composition';
import { ServiceParts } from '../service-parts.ts';
import { CommandCounter } from './command-counter.ts';
import { LandingController } from './landing.controller.ts';
import { OperationsController } from './operations.controller.ts';

/** What those need who run the service. */
@Global()
@Module({
  controllers: [LandingController, OperationsController],
  providers: [
    {
      provide: Registry,
      inject: [ServiceParts],
      useFactory: ({ store, runner, legal }: ServiceParts) => {
        const registry = new Registry();
        registerGauges(registry, { store, runner, timekeeper: legal.timekeeper });
        return registry;
      },
    },
    {
      provide: CommandCounter,
      inject: [Registry],
      useFactory: (registry: Registry) => new CommandCounter(registry),
    },
  ],
  exports: [Registry, CommandCounter],
})
export class OperationsModule {}
