import { Global, Module } from '@nestjs/common';
import { CommandHandler } from '#libs/engine';
import { Clock } from '../clock.ts';
import { CommandCounter } from '../operations/command-counter.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { CommandDesk } from './command-desk.ts';

/** Gives the desk at which applications and complaints hand in their commands. */
@Global()
@Module({
  providers: [
    {
      provide: CommandDesk,
      inject: [ApplicationDirectory, CommandHandler, Clock, CommandCounter],
      useFactory: (
        directory: ApplicationDirectory,
        handler: CommandHandler,
        clock: Clock,
        counter: CommandCounter,
      ) => new CommandDesk(directory, handler, clock, counter),
    },
  ],
  exports: [CommandDesk],
})
export class CommandsModule {}
