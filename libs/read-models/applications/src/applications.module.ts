import { Module } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { ApplicationQueries } from './application-queries.ts';

/** Gives `ApplicationQueries`. Whoever wires the process provides `ReadDatabase` globally and runs the projection. */
@Module({
  providers: [
    {
      provide: ApplicationQueries,
      inject: [ReadDatabase],
      useFactory: (database: ReadDatabase) => new ApplicationQueries(database),
    },
  ],
  exports: [ApplicationQueries],
})
export class ApplicationsModule {}
