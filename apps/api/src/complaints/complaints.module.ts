import { Module } from '@nestjs/common';
import { ComplaintQueries } from '#libs/read-models/complaints';
import { ComplaintsReadModule } from '../../../../libs/read-models/complaints/src/complaints.module.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { ComplaintOverview } from './complaint-overview.ts';
import { ComplaintOverviewController } from './complaint-overview.controller.ts';
import { ComplaintsController } from './complaints.controller.ts';

@Module({
  imports: [ComplaintsReadModule],
  // The fixed addresses before the one that takes any id.
  controllers: [ComplaintOverviewController, ComplaintsController],
  providers: [
    {
      provide: ComplaintOverview,
      inject: [ComplaintQueries, ApplicationDirectory],
      useFactory: (queries: ComplaintQueries, directory: ApplicationDirectory) =>
        new ComplaintOverview(queries, directory),
    },
  ],
})
export class ComplaintsModule {}
