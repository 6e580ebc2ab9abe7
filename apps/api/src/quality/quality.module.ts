import { Module } from '@nestjs/common';
import { CommandHandler } from '#libs/engine';
import { Clock } from '../clock.ts';
import { CommandDesk } from '../commands/command-desk.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { SurveyDesk } from './survey-desk.ts';
import { SurveysController } from './surveys.controller.ts';

/** The indicators of quality and accessibility, and the registers that they are measured by. */
@Module({
  controllers: [SurveysController],
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
  ],
})
export class QualityModule {}
