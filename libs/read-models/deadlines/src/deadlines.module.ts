import { Module } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { DeadlineQueries } from './deadline-queries.ts';

/** Gives `DeadlineQueries`. Whoever wires the process provides `ReadDatabase` globally and runs the projection. */
@Module({
  providers: [
    {
      provide: DeadlineQueries,
      inject: [ReadDatabase],
      useFactory: (database: ReadDatabase) => new DeadlineQueries(database),
    },
  ],
  exports: [DeadlineQueries],
})
export class DeadlinesModule {}
