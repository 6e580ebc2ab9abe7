import { Module } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { DeadlineQueries } from './deadline-queries.ts';
import { DeadlineReadings } from './deadline-readings.ts';

/** Gives `DeadlineQueries` and `DeadlineReadings`. Whoever wires the process provides `ReadDatabase` globally and runs the projection. */
@Module({
  providers: [
    {
      provide: DeadlineQueries,
      inject: [ReadDatabase],
      useFactory: (database: ReadDatabase) => new DeadlineQueries(database),
    },
    {
      provide: DeadlineReadings,
      inject: [DeadlineQueries],
      useFactory: (queries: DeadlineQueries) => new DeadlineReadings(queries),
    },
  ],
  exports: [DeadlineQueries, DeadlineReadings],
})
export class DeadlinesModule {}
