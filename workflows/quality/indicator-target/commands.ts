import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  INDICATOR_IDS,
  IsCalendarDate,
  STANDARD_IDS,
  type IndicatorId,
  type StandardId,
} from '#workflows/catalogue';

/** The order of the Minister of Internal Affairs (clause 19). */
export class TargetOrder {
  @IsString()
  @Length(1, 50)
  readonly number!: string;

  @IsCalendarDate()
  readonly date!: string;
}

/** Another value for the same indicator, standard and year. */
export class AmendTarget {
  /** Per cent, at most two decimals. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  readonly value!: number;

  @IsDefined()
  @ValidateNested()
  @Type(() => TargetOrder)
  readonly order!: TargetOrder;
}

/** The value that an indicator is to reach in a year. */
export class ApproveTarget extends AmendTarget {
  @IsIn(INDICATOR_IDS)
  readonly indicator!: IndicatorId;

  @IsIn(STANDARD_IDS)
  readonly standard!: StandardId;

  @IsInt()
  @Min(2012)
  @Max(2100)
  readonly year!: number;
}
