import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { Actor } from '#libs/contract';
import { WorkflowRegistry } from '#libs/engine';
import { Asker } from '../auth/auth.guard.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { Freshness } from '../read/freshness.ts';
import { ReadingChangeParameters, ReadingParameters } from './deadline-parameters.ts';
import { changeView } from './deadline-view.ts';
import { READING_TITLES } from './reading-titles.ts';
import { ReadingsReader } from './readings-reader.ts';

/** What the other readings of the law's words on time would change. */
@Controller('deadlines/readings')
export class ReadingsController {
  constructor(
    @Inject(ReadingsReader) private readonly reader: ReadingsReader,
    @Inject(WorkflowRegistry) private readonly workflows: WorkflowRegistry,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get()
  async report(@Asker() asker: Actor, @CheckedQuery(ReadingParameters) query: ReadingParameters) {
    await this.freshness.after(query.after);
    const { asOf, reports } = await this.reader.report(asker, query);
    return {
      asOf,
      items: reports.map(({ reading, ...counts }) => ({
        reading,
        title: READING_TITLES[reading],
        ...counts,
      })),
    };
  }

  /** A page may hold few or none while `next` leads on: changes are looked for among many that do not change. */
  @Get(':reading/changes')
  async changes(
    @Asker() asker: Actor,
    @Param('reading') reading: string,
    @CheckedQuery(ReadingChangeParameters) query: ReadingChangeParameters,
  ) {
    await this.freshness.after(query.after);
    const { items, nextCursor } = await this.reader.changes(asker, reading, query);
    return { items: items.map((item) => changeView(item, this.workflows)), next: nextCursor ?? null };
  }
}
