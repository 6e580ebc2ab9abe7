import { IsOptional, Matches } from 'class-validator';
import { PERIOD_UNITS, type IndicatorGrouping, type PeriodUnit } from '#libs/read-models/indicators';
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

export const GROUPINGS = ['standard', 'office', 'region'] as const satisfies readonly IndicatorGrouping[];

/** Which applications count; all that is given must hold. */
class PlaceParameters extends AfterParameters {
  @OptionalWord()
  standard?: string;

  @OptionalWord()
  office?: string;

  @OptionalWord()
  region?: string;

  @OptionalChoice(FORMATS)
  format?: Format;
}

/** A period by its name, or its first and last month; what is wrong with the two is said by `monthsOf`. */
export class PeriodParameters extends PlaceParameters {
  @IsOptional()
  @Matches(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, {
    message: '$property must be a month, a quarter or a year: 2012-05, 2012-Q2, 2012',
  })
  period?: string;

  @IsOptional()
  @Month()
  from?: string;

  @IsOptional()
  @Month()
  to?: string;
}

export class IndicatorParameters extends PeriodParameters {
  /** Beside all together, each standard, office or region by itself. */
  @OptionalChoice(GROUPINGS)
  by?: IndicatorGrouping;
}

/** Months, both included. */
export class TrendParameters extends PlaceParameters {
  @Month()
  from!: string;

  @Month()
  to!: string;

  @OptionalChoice(PERIOD_UNITS)
  unit?: PeriodUnit;
}

export class CaseParameters extends PeriodParameters {
  /** Only those that count for the numerator, or only those that do not. */
  @OptionalChoice(['true', 'false'])
  counted?: 'true' | 'false';

  @OptionalNumber(1, 200)
  pageSize?: number;

  /** `next` of the page before, asked with the same filter. */
  @OptionalCursor()
  cursor?: string;
}

export class TargetParameters extends AfterParameters {
  /** Calendar year; the present one by default. */
  @OptionalNumber(2012, 2100)
  year?: number;

  @OptionalWord()
  standard?: string;
}

export class InformationParameters extends AfterParameters {
  /** Day at whose end it is true; today by default. */
  @OptionalDay()
  on?: string;

  @OptionalWord()
  standard?: string;
}
