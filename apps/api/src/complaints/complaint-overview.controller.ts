import { Controller, Get, Headers, Inject, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#libs/contract';
import { complaintsCsv, complaintTalliesCsv, totalOf } from '#libs/read-models/complaints';
import { Asker } from '../auth/auth.guard.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { checkUnpaged, csvFile, csvPages, wantsCsv } from '../http/csv-answer.ts';
import { Freshness } from '../read/freshness.ts';
import { ComplaintOverview } from './complaint-overview.ts';
import { complaintView } from './complaint-view.ts';
import { ComplaintOverviewParameters, ComplaintRegisterParameters } from './overview-parameters.ts';

/** Complaints by what they are about and by when they are due. Ids are UUIDs, so these addresses are free. */
@Controller('complaints')
export class ComplaintOverviewController {
  constructor(
    @Inject(ComplaintOverview) private readonly complaints: ComplaintOverview,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get('overview')
  async overview(
    @Asker() asker: Actor,
    @CheckedQuery(ComplaintOverviewParameters) query: ComplaintOverviewParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    const by = query.by ?? 'addressee';
    const items = await this.complaints.tallies(asker, query);
    if (wantsCsv(query, accept)) return csvFile(`complaints-by-${by}`, complaintTalliesCsv(items));
    return { by, items, total: totalOf(items) };
  }

  @Get('register')
  async register(
    @Asker() asker: Actor,
    @CheckedQuery(ComplaintRegisterParameters) query: ComplaintRegisterParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    if (wantsCsv(query, accept)) return this.#csv(asker, query);
    const { items, nextCursor } = await this.complaints.list(asker, query);
    return { items: items.map(complaintView), next: nextCursor ?? null };
  }

  #csv(asker: Actor, query: ComplaintRegisterParameters): StreamableFile {
    checkUnpaged(query);
    return csvFile('complaints', csvPages(this.complaints.listAt(asker, query), complaintsCsv));
  }
}
