import { LANGUAGES, LIMIT_KINDS, type Language, type LimitKind } from '#libs/contract';
import { BUCKETS, type Bucket } from '#libs/read-models/deadlines';
import { IsCalendarDate } from '#workflows/catalogue';
import {
  AfterParameters,
  FORMATS,
  Month,
  OptionalChoice,
  OptionalCursor,
  OptionalDay,
  OptionalNumber,
  OptionalWord,
  type Format,
} from '../http/parameters.ts';

/** How a deadline is judged: ended in time; too late, ended since or not; neither. */
export const VERDICTS = ['kept', 'late', 'open'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Which deadlines; all that is given must hold. */
export class DeadlineParameters extends AfterParameters {
  /** Id of a standard, or `complaint`. */
  @OptionalWord()
  standard?: string;

  @OptionalWord()
  office?: string;

  @OptionalWord()
  region?: string;

  @OptionalChoice(LIMIT_KINDS)
  kind?: LimitKind;

  /** Id of a limit, as the standard has it. */
  @OptionalWord()
  limit?: string;
}

class DeadlinePageParameters extends DeadlineParameters {
  @OptionalNumber(1, 500)
  pageSize?: number;

  /** `next` of the page before, asked with the same filter. */
  @OptionalCursor()
  cursor?: string;
}

export class DeadlineListParameters extends DeadlinePageParameters {
  /** A place on the board of today. */
  @OptionalChoice(BUCKETS)
  bucket?: Bucket;

  @OptionalChoice(VERDICTS)
  status?: Verdict;

  @OptionalDay()
  dueFrom?: string;

  @OptionalDay()
  dueTo?: string;
}

export class BoardParameters extends DeadlineParameters {
  @OptionalChoice(['office', 'standard', 'limit'])
  by?: 'office' | 'standard' | 'limit';
}

/** Legal days, both included. */
export class AuditParameters extends DeadlinePageParameters {
  @IsCalendarDate()
  from!: string;

  @IsCalendarDate()
  to!: string;

  /** The day that must lie in the period: on which it was due, began or ended. */
  @OptionalChoice(['due', 'start', 'stop'])
  by?: 'due' | 'start' | 'stop';

  @OptionalChoice(VERDICTS)
  status?: Verdict;

  @OptionalChoice(FORMATS)
  format?: Format;
}

export class PercentileParameters extends AfterParameters {
  /** Months, both included, in which what is measured ended. */
  @Month()
  from!: string;

  @Month()
  to!: string;

  @OptionalChoice(['limit', 'step'])
  by?: 'limit' | 'step';

  @OptionalWord()
  standard?: string;

  @OptionalWord()
  office?: string;

  /** Each office by itself. */
  @OptionalChoice(['true', 'false'])
  eachOffice?: 'true' | 'false';
}

export class ReadingParameters extends DeadlineParameters {
  @IsCalendarDate()
  from!: string;

  @IsCalendarDate()
  to!: string;

  @OptionalChoice(['due', 'start'])
  by?: 'due' | 'start';
}

export class ReadingChangeParameters extends ReadingParameters {
  @OptionalNumber(1, 500)
  pageSize?: number;

  @OptionalCursor()
  cursor?: string;
}

export class ExplanationParameters extends AfterParameters {
  @OptionalChoice(LANGUAGES)
  lang?: Language;
}
