import { Module, type DynamicModule } from '@nestjs/common';
import { AppendModule } from './append/append.module.ts';
import { ApplicationsModule } from './applications/applications.module.ts';
import { AuthModule } from './auth/auth.module.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { CommandsModule } from './commands/commands.module.ts';
import { ComplaintsModule } from './complaints/complaints.module.ts';
import { DeadlinesModule } from './deadlines/deadlines.module.ts';
import { ThrottleModule } from './http/throttle.module.ts';
import { OfficesModule } from './offices/offices.module.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { PartsModule } from './parts.module.ts';
import { QualityModule } from './quality/quality.module.ts';
import { ReadModule } from './read/read.module.ts';
import type { ServiceParts } from './service-parts.ts';
import { StandardsModule } from './standards/standards.module.ts';

/** The whole service, over parts that are open already. */
@Module({})
export class AppModule {
  static of(parts: ServiceParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PartsModule.of(parts),
        AppendModule,
        ReadModule,
        OperationsModule,
        CommandsModule,
        ThrottleModule.of(parts.config.requestsPerMinute),
        AuthModule,
        ApplicationsModule,
        ComplaintsModule,
        DeadlinesModule,
        CalendarModule,
        QualityModule,
        StandardsModule,
        OfficesModule,
      ],
    };
  }
}
