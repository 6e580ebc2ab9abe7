import { Global, Module } from '@nestjs/common';
import { CommandHandler, WorkflowRegistry } from '#libs/engine';
import { EventStore } from '#libs/event-store';
import { ProjectionKeeper } from '#libs/projections';
import { ApplicationQueries } from '#libs/read-models/applications';
import { ApplicationsModule as ApplicationsReadModel } from '../../../../libs/read-models/applications/src/applications.module.ts';
import { ServiceParts } from '../service-parts.ts';
import { ApplicationDirectory } from './application-directory.ts';
import { ApplicationReader } from './application-reader.ts';
import { Freshness } from './freshness.ts';

/** The reading side: the tables, what keeps them abreast of the log, and what is asked of both. */
@Global()
@Module({
  imports: [ApplicationsReadModel],
  providers: [
    { provide: ProjectionKeeper, inject: [ServiceParts], useFactory: ({ runner }: ServiceParts) => runner },
    {
      provide: Freshness,
      inject: [EventStore, ProjectionKeeper, ServiceParts],
      useFactory: (store: EventStore, runner: ProjectionKeeper, { config }: ServiceParts) =>
        new Freshness(store, runner, config.afterTimeoutMs),
    },
    {
      provide: ApplicationDirectory,
      inject: [WorkflowRegistry, CommandHandler, ApplicationQueries],
      useFactory: (workflows: WorkflowRegistry, handler: CommandHandler, applications: ApplicationQueries) =>
        new ApplicationDirectory(workflows, handler, applications),
    },
    {
      provide: ApplicationReader,
      inject: [ApplicationDirectory, CommandHandler, EventStore, ApplicationQueries, Freshness, ServiceParts],
      useFactory: (
        directory: ApplicationDirectory,
        handler: CommandHandler,
        store: EventStore,
        applications: ApplicationQueries,
        freshness: Freshness,
        { config }: ServiceParts,
      ) => new ApplicationReader(directory, handler, store, applications, freshness, config.installation),
    },
  ],
  exports: [ProjectionKeeper, ApplicationsReadModel, Freshness, ApplicationDirectory, ApplicationReader],
})
export class ReadModule {}
