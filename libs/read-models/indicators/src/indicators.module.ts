import { Module } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { IndicatorQueries } from './indicator-queries.ts';

/** Gives `IndicatorQueries`. Whoever wires the process provides `ReadDatabase` globally and runs the projection. */
@Module({
  providers: [
    {
      provide: IndicatorQueries,
      inject: [ReadDatabase],
      useFactory: (database: ReadDatabase) => new IndicatorQueries(database),
    },
  ],
  exports: [IndicatorQueries],
})
export class IndicatorsModule {}
