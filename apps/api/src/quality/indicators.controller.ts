import { Controller, Get, Headers, Inject, Param, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#libs/contract';
import { indicatorCasesCsv, indicatorsCsv } from '#libs/read-models/indicators';
import { Asker } from '../auth/auth.guard.ts';
import { given } from '../http/asked.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { checkUnpaged, csvFile, csvPages, wantsCsv } from '../http/csv-answer.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { Freshness } from '../read/freshness.ts';
import { CaseParameters, IndicatorParameters, TrendParameters } from './indicator-parameters.ts';
import { IndicatorReader, type IndicatorTable } from './indicator-reader.ts';
import { caseView, figureView, groupView, periodView, placeTitle } from './indicator-view.ts';

/** The six indicators of annex 3: as they are, how they went, and the applications behind each. No persons. */
@Controller('indicators')
export class IndicatorsController {
  constructor(
    @Inject(IndicatorReader) private readonly reader: IndicatorReader,
    @Inject(ApplicationDirectory) private readonly directory: ApplicationDirectory,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get()
  async table(
    @Asker() asker: Actor,
    @CheckedQuery(IndicatorParameters) query: IndicatorParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    const table = await this.reader.table(asker, query);
    return wantsCsv(query, accept) ? tableCsv(table, query) : this.#tableView(table, query);
  }

  @Get('trend')
  async trend(
    @Asker() asker: Actor,
    @CheckedQuery(TrendParameters) query: TrendParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    const periods = await this.reader.trend(asker, query);
    const { unit = 'month', from, to } = query;
    if (!wantsCsv(query, accept))
      return { unit, from, to, periods: periods.map((one) => periodView(one, query)) };
    const groups = periods.map(({ name: value, figures }) => ({ value, figures }));
    return csvFile(`indicators-by-${unit}-${from}-${to}`, indicatorsCsv(groups));
  }

  @Get(':id/cases')
  async cases(
    @Asker() asker: Actor,
    @Param('id') id: string,
    @CheckedQuery(CaseParameters) query: CaseParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'Accept');
    await this.freshness.after(query.after);
    if (wantsCsv(query, accept)) return this.#casesCsv(asker, id, query);
    const { items, nextCursor } = await this.reader.cases(asker, id, query);
    return { items: items.map((item) => caseView(item, id)), next: nextCursor ?? null };
  }

  #tableView({ months, figures, groups }: IndicatorTable, query: IndicatorParameters) {
    const { standard, office, region, by } = query;
    const { name: period, from, to } = months;
    const scope = { from, to, ...given({ standard, office, region }) };
    return {
      period,
      from,
      to,
      items: figures.map((figure) => figureView(figure, scope)),
      ...(by && {
        by,
        groups: groups?.map((group) => groupView(group, by, scope, this.#title(by, group.value))),
      }),
    };
  }

  #title(by: NonNullable<IndicatorParameters['by']>, id: string) {
    return by === 'standard' ? this.directory.newest('application', id).title : placeTitle(by, id);
  }

  #casesCsv(asker: Actor, id: string, query: CaseParameters): StreamableFile {
    checkUnpaged(query);
    const pages = csvPages(this.reader.caseAt(asker, id, query), indicatorCasesCsv);
    return csvFile(`${id}-${query.period ?? `${query.from}-${query.to}`}`, pages);
  }
}

function tableCsv({ months, figures, groups }: IndicatorTable, { by }: IndicatorParameters): StreamableFile {
  const { name, from, to } = months;
  const file = `indicators-${by ? `by-${by}-` : ''}${name ?? `${from}-${to}`}`;
  return csvFile(file, indicatorsCsv(groups ?? [{ value: '', figures }]));
}
