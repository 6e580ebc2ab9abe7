import { Module } from '@nestjs/common';
import { LegalTime } from '#libs/engine';
import { ServiceParts } from '../service-parts.ts';
import { CalendarController } from './calendar.controller.ts';
import { RevisionDesk } from './revision-desk.ts';

@Module({
  controllers: [CalendarController],
  providers: [
    { provide: LegalTime, inject: [ServiceParts], useFactory: ({ legal }: ServiceParts) => legal.time },
    {
      provide: RevisionDesk,
      inject: [ServiceParts],
      useFactory: ({ legal, clock }: ServiceParts) =>
        new RevisionDesk(legal.revision, legal.time.calendars, clock),
    },
  ],
})
export class CalendarModule {}
