import { Module } from '@nestjs/common';
import { WorkflowRegistry } from '#libs/engine';
import { DeadlineQueries, DeadlineReadings } from '#libs/read-models/deadlines';
import { DeadlinesModule as DeadlinesReadModel } from '../../../../libs/read-models/deadlines/src/deadlines.module.ts';
import { Freshness } from '../read/freshness.ts';
import { ServiceParts } from '../service-parts.ts';
import { DeadlineExplainer } from './deadline-explainer.ts';
import { DeadlineReader } from './deadline-reader.ts';
import { DeadlinesController } from './deadlines.controller.ts';
import { ReadingsController } from './readings.controller.ts';
import { ReadingsReader } from './readings-reader.ts';

@Module({
  imports: [DeadlinesReadModel],
  // The fixed address `deadlines/readings` before the one that takes any id.
  controllers: [ReadingsController, DeadlinesController],
  providers: [
    {
      provide: DeadlineReader,
      inject: [DeadlineQueries, Freshness, ServiceParts],
      useFactory: (
        queries: DeadlineQueries,
        freshness: Freshness,
        { legal, workflows, clock }: ServiceParts,
      ) => new DeadlineReader(queries, legal.time, workflows, freshness, clock),
    },
    {
      provide: DeadlineExplainer,
      inject: [ServiceParts],
      useFactory: ({ legal, workflows }: ServiceParts) => new DeadlineExplainer(legal.time, workflows),
    },
    {
      provide: ReadingsReader,
      inject: [DeadlineQueries, DeadlineExplainer, WorkflowRegistry, ServiceParts],
      useFactory: (
        queries: DeadlineQueries,
        explainer: DeadlineExplainer,
        workflows: WorkflowRegistry,
        { clock }: ServiceParts,
      ) => new ReadingsReader(new DeadlineReadings(queries), explainer, workflows, clock),
    },
  ],
})
export class DeadlinesModule {}
