import { Module } from '@nestjs/common';
import { CommandHandler } from '#libs/engine';
import { IndicatorQueries } from '#libs/read-models/indicators';
import { IndicatorsModule as IndicatorsReadModel } from '../../../../libs/read-models/indicators/src/indicators.module.ts';
import { Clock } from '../clock.ts';
import { CommandDesk } from '../commands/command-desk.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { IndicatorReader } from './indicator-reader.ts';
import { IndicatorsController } from './indicators.controller.ts';
import { RegisterDesk } from './register-desk.ts';
import { RegistersController } from './registers.controller.ts';
import { SurveyDesk } from './survey-desk.ts';
import { SurveysController } from './surveys.controller.ts';

/** The indicators of quality and accessibility, and the registers that they are measured by. */
@Module({
  imports: [IndicatorsReadModel],
  controllers: [SurveysController, RegistersController, IndicatorsController],
  providers: [
    {
      provide: SurveyDesk,
      inject: [CommandDesk, ApplicationDirectory, CommandHandler, Clock],
      useFactory: (
        desk: CommandDesk,
        directory: ApplicationDirectory,
        handler: CommandHandler,
        clock: Clock,
      ) => new SurveyDesk(desk, directory, handler, clock),
    },
    {
      provide: RegisterDesk,
      inject: [CommandDesk, ApplicationDirectory],
      useFactory: (desk: CommandDesk, directory: ApplicationDirectory) => new RegisterDesk(desk, directory),
    },
    {
      provide: IndicatorReader,
      inject: [IndicatorQueries, ApplicationDirectory, Clock],
      useFactory: (queries: IndicatorQueries, directory: ApplicationDirectory, clock: Clock) =>
        new IndicatorReader(queries, directory, clock),
    },
  ],
})
export class QualityModule {}
