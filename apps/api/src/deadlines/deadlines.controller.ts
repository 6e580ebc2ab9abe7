import { Controller, Get, Headers, Inject, Param, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#libs/contract';
import { WorkflowRegistry } from '#libs/engine';
import { deadlinesCsvOf } from '#libs/read-models/deadlines';
import { Asker } from '../auth/auth.guard.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { checkUnpaged, csvFile, wantsCsv } from '../http/csv-answer.ts';
import { AfterParameters } from '../http/parameters.ts';
import { Freshness } from '../read/freshness.ts';
import { DeadlineExplainer } from './deadline-explainer.ts';
import {
  AuditParameters,
  BoardParameters,
  DeadlineListParameters,
  ExplanationParameters,
  PercentileParameters,
} from './deadline-parameters.ts';
import { DeadlineReader } from './deadline-reader.ts';
import { boardRowView, deadlineView, timesView } from './deadline-view.ts';

/** What is due when, how it stands, and why. No persons. */
@Controller('deadlines')
export class DeadlinesController {
  constructor(
    @Inject(DeadlineReader) private readonly reader: DeadlineReader,
    @Inject(DeadlineExplainer) private readonly explainer: DeadlineExplainer,
    @Inject(WorkflowRegistry) private readonly workflows: WorkflowRegistry,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get()
  async list(@Asker() asker: Actor, @CheckedQuery(DeadlineListParameters) query: DeadlineListParameters) {
    await this.freshness.after(query.after);
    const { items, nextCursor } = await this.reader.list(asker, query);
    return { items: items.map((item) => deadlineView(item, this.workflows)), next: nextCursor ?? null };
  }

  @Get('board')
  async board(@Asker() asker: Actor, @CheckedQuery(BoardParameters) query: BoardParameters) {
    await this.freshness.after(query.after);
    const by = query.by ?? 'office';
    const { days, calendar, rows, total } = await this.reader.board(asker, query);
    return { by, calendar, ...days, items: rows.map((row) => boardRowView(row, by, this.workflows)), total };
  }

  /** A page as JSON, or the whole period as CSV where that is asked for. */
  @Get('audit')
  async audit(
    @Asker() asker: Actor,
    @CheckedQuery(AuditParameters) query: AuditParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    if (wantsCsv(query, accept)) return this.#csv(asker, query);
    const { items, nextCursor } = await this.reader.audit(asker, query);
    return { items: items.map((item) => deadlineView(item, this.workflows)), next: nextCursor ?? null };
  }

  @Get('percentiles')
  async percentiles(@Asker() asker: Actor, @CheckedQuery(PercentileParameters) query: PercentileParameters) {
    await this.freshness.after(query.after);
    const times = await this.reader.percentiles(asker, query);
    return { items: times.map((time) => timesView(time, this.workflows)) };
  }

  @Get(':id')
  async get(
    @Asker() asker: Actor,
    @Param('id') id: string,
    @CheckedQuery(AfterParameters) { after }: AfterParameters,
  ) {
    await this.freshness.after(after);
    return deadlineView(await this.reader.get(asker, id), this.workflows);
  }

  @Get(':id/explanation')
  async explanation(
    @Asker() asker: Actor,
    @Param('id') id: string,
    @CheckedQuery(ExplanationParameters) { after, lang = 'kk' }: ExplanationParameters,
  ) {
    await this.freshness.after(after);
    const deadline = await this.reader.get(asker, id);
    const { title, standard, links } = deadlineView(deadline, this.workflows);
    const { derivation, text } = this.explainer.explain(deadline, lang);
    const { clause, limit, edition, dueOn, dueAt } = deadline;
    return { id, standard, edition, limit, title, clause, dueOn, dueAt, lang, text, derivation, links };
  }

  #csv(asker: Actor, query: AuditParameters): StreamableFile {
    checkUnpaged(query);
    const { by = 'due', from, to } = query;
    return csvFile(`deadlines-${by}-${from}-${to}`, deadlinesCsvOf(this.reader.auditPages(asker, query)));
  }
}
