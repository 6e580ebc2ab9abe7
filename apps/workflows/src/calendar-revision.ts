import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CalendarDay, CalendarEdition } from '#libs/calendar';
import { ServiceError } from '#libs/contract';
import { IsCalendarDate } from '#workflows/catalogue';

class RevisedText {
  @IsString()
  @IsNotEmpty()
  readonly kk!: string;

  @IsString()
  @IsNotEmpty()
  readonly ru!: string;

  @IsString()
  @IsNotEmpty()
  readonly en!: string;
}

class RevisedDay {
  @IsCalendarDate()
  readonly date!: string;

  /** Off in a week of five working days, and in a week of six. */
  @IsBoolean()
  readonly dayOff5!: boolean;

  @IsBoolean()
  readonly dayOff6!: boolean;

  @ValidateNested()
  @Type(() => RevisedText)
  readonly reason!: RevisedText;

  /** The acts that say so. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  readonly source!: readonly string[];

  /** The day off that was moved here. */
  @IsOptional()
  @IsCalendarDate()
  readonly movedFrom?: string;
}

class RevisedYears {
  @IsInt()
  @Min(1992)
  @Max(2200)
  readonly from!: number;

  @IsInt()
  @Min(1992)
  @Max(2200)
  readonly to!: number;
}

/** A revision of the working calendar as its file has it: what is other than in the edition that it is based on. */
export class CalendarRevisionInput {
  /** ISO 3166 code of the country whose calendar it is: `KZ`. */
  @Matches(/^[A-Z]{2}$/)
  readonly country!: string;

  /** Name of the new edition: `kz-2026.2`. */
  @Matches(/^[a-z0-9][a-z0-9.-]*$/)
  @MaxLength(64)
  readonly id!: string;

  /** The edition that it changes; the current one. */
  @IsString()
  @MaxLength(64)
  readonly basedOn!: string;

  /** First and last year, where the revision adds years. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RevisedYears)
  readonly years?: RevisedYears;

  /** Days that are new, or other than before. */
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => RevisedDay)
  readonly days!: readonly RevisedDay[];

  /** Days that are no longer anything but what their day of the week makes them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @IsCalendarDate({ each: true })
  readonly removed?: readonly string[];
}

/**
 * The edition that a revision gives.
 * @throws ServiceError `calendar-refused` for another country, another base, a day given twice, a removed day that is
 *   not listed; each with its place
 */
export function revisedEdition(base: CalendarEdition, revision: CalendarRevisionInput): CalendarEdition {
  const { country, id, basedOn, years = base.years, days, removed = [] } = revision;
  if (country !== base.country) refuse('/country', `must be ${base.country}, not ${country}`);
  if (basedOn !== base.id) refuse('/basedOn', `must be ${base.id}, the edition in force, not ${basedOn}`);
  if (id === base.id) refuse('/id', `must be new: ${id} is the edition in force`);
  const listed = new Map<string, CalendarDay>(base.days.map((day) => [day.date, day]));
  removed.forEach((date, index) => {
    if (!listed.delete(date)) refuse(`/removed/${index}`, `${date} is not listed in ${base.id}`);
  });
  const given = new Set<string>();
  days.forEach((day, index) => {
    if (given.has(day.date)) refuse(`/days/${index}`, `${day.date} stands twice`);
    given.add(day.date);
    listed.set(day.date, plainDay(day));
  });
  const inOrder = [...listed.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { id, country, years: { from: years.from, to: years.to }, basedOn, days: inOrder };
}

/** Without the class: it becomes an event. */
const plainDay = ({ date, dayOff5, dayOff6, reason, source, movedFrom }: RevisedDay): CalendarDay => ({
  date,
  dayOff5,
  dayOff6,
  reason: { kk: reason.kk, ru: reason.ru, en: reason.en },
  source: [...source],
  ...(movedFrom !== undefined && { movedFrom }),
});

function refuse(path: string, message: string): never {
  throw new ServiceError('calendar-refused', `The revision is refused: ${path} ${message}`, {
    violations: [{ code: 'calendar-refused', path, message }],
  });
}
