import { Global, Module } from '@nestjs/common';
import { CommandHandler, WorkflowRegistry } from '#libs/engine';
import { EventStore } from '#libs/event-store';
import { Clock } from '../clock.ts';
import { ServiceParts } from '../service-parts.ts';

/** The writing side: the log, the workflows, and the handler that carries out commands. */
@Global()
@Module({
  providers: [
    { provide: EventStore, inject: [ServiceParts], useFactory: ({ store }: ServiceParts) => store },
    {
      provide: WorkflowRegistry,
      inject: [ServiceParts],
      useFactory: ({ workflows }: ServiceParts) => workflows,
    },
    { provide: CommandHandler, inject: [ServiceParts], useFactory: ({ handler }: ServiceParts) => handler },
    { provide: Clock, inject: [ServiceParts], useFactory: ({ clock }: ServiceParts) => clock },
  ],
  exports: [EventStore, WorkflowRegistry, CommandHandler, Clock],
})
export class AppendModule {}
