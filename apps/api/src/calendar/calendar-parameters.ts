import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CalendarRevisionInput } from '#apps/workflows';
import { IsCalendarDate } from '#workflows/catalogue';
import { AfterParameters, OptionalCursor, OptionalNumber } from '../http/parameters.ts';

/** Which days of which calendar, both ends included. */
export class CalendarDaysParameters {
  @IsCalendarDate()
  from!: string;

  @IsCalendarDate()
  to!: string;

  /** Working days in a week: Monday to Friday, or to Saturday. */
  @IsOptional()
  @Type(() => Number)
  @IsIn([5, 6])
  week?: 5 | 6;

  /** Id of an edition; the current one by default. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  edition?: string;
}

export class PreviewParameters extends AfterParameters {
  @OptionalNumber(1, 5_000)
  pageSize?: number;

  /** `next` of the page before, asked with the same revision. */
  @OptionalCursor()
  cursor?: string;
}

/** A revision that somebody answers for. */
export class RevisionApproval {
  /** Who approved it, a name, and by which act. */
  @IsString()
  @Matches(/\S/, { message: 'approvedBy must name who approved the revision' })
  @MaxLength(500)
  readonly approvedBy!: string;

  @ValidateNested()
  @Type(() => CalendarRevisionInput)
  readonly revision!: CalendarRevisionInput;
}
