import { Module } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { ComplaintQueries } from './complaint-queries.ts';

/** Gives `ComplaintQueries`. Whoever wires the process provides `ReadDatabase` globally and runs the projection. */
@Module({
  providers: [
    {
      provide: ComplaintQueries,
      inject: [ReadDatabase],
      useFactory: (database: ReadDatabase) => new ComplaintQueries(database),
    },
  ],
  exports: [ComplaintQueries],
})
export class ComplaintsReadModule {}
