import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { CalendarRevisionInput } from '#apps/workflows';
import { DEFAULT_TIME_READINGS, type Actor } from '#libs/contract';
import { LegalTime, withinCalendar, type MovedDeadline } from '#libs/engine';
import { Asker, Open } from '../auth/auth.guard.ts';
import { CheckedInput } from '../http/checked-input.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { OnlyFor } from '../http/only-for.ts';
import { Freshness } from '../read/freshness.ts';
import { CalendarDaysParameters, PreviewParameters, RevisionApproval } from './calendar-parameters.ts';
import { calendarDays, calendarView } from './calendar-view.ts';
import { RevisionDesk } from './revision-desk.ts';

/** The working calendar, open to everybody as the law is; and its revisions. */
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(LegalTime) private readonly time: LegalTime,
    @Inject(RevisionDesk) private readonly desk: RevisionDesk,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Open()
  @Get()
  calendar() {
    return calendarView(this.time.calendars);
  }

  @Open()
  @Get('days')
  days(@CheckedQuery(CalendarDaysParameters) query: CalendarDaysParameters) {
    const { calendars } = this.time;
    const { from, to, week = DEFAULT_TIME_READINGS.week, edition = calendars.current.id } = query;
    const calendar = calendars.working(edition, week);
    return { edition, week, items: withinCalendar(() => calendarDays(calendar, from, to)) };
  }

  @Post('revisions/preview')
  @HttpCode(200)
  @OnlyFor('process-owner', 'compliance-officer')
  async preview(
    @CheckedInput(CalendarRevisionInput) revision: CalendarRevisionInput,
    @CheckedQuery(PreviewParameters) { after, ...page }: PreviewParameters,
  ) {
    await this.freshness.after(after);
    const { edition, moved, nextCursor } = await this.desk.preview(revision, page);
    const { id, basedOn = null, years } = edition;
    return {
      edition: { id, basedOn, years },
      moved: moved.moved,
      groups: moved.groups,
      items: moved.page.map(movedView),
      next: nextCursor ?? null,
    };
  }

  @Post('revisions')
  @HttpCode(200)
  @OnlyFor('process-owner')
  async apply(@Asker() asker: Actor, @CheckedInput(RevisionApproval) approval: RevisionApproval) {
    // What is open is found in the tables: they must know all that has been recorded so far.
    await this.freshness.everything();
    const { edition, moved, position } = await this.desk.apply(asker, approval);
    return { edition, moved, position: String(position) };
  }
}

function movedView(moved: MovedDeadline) {
  const {
    id,
    applicationId,
    workflow: standard,
    limit,
    office,
    calendar,
    dueOn,
    dueAt,
    newDueOn,
    newDueAt,
  } = moved;
  return { id, applicationId, standard, limit, office, calendar, dueOn, dueAt, newDueOn, newDueAt };
}
