import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  COMPLAINT_STATUSES,
  type ComplaintGrouping,
  type ComplaintStatus,
} from '#libs/read-models/complaints';
import {
  ADDRESSEE_KINDS,
  COMPLAINT_CHANNELS,
  IsCalendarDate,
  type AddresseeKind,
  type ComplaintChannel,
} from '#workflows/catalogue';
import { AfterParameters } from '../applications/list-parameters.ts';

export const COMPLAINT_GROUPINGS = [
  'addressee',
  'addresseeKind',
  'subject',
  'channel',
  'standard',
  'region',
  'month',
] as const satisfies readonly ComplaintGrouping[];

const OptionalWord = () => applyDecorators(IsOptional(), IsString(), Length(1, 100));
const OptionalDay = () => applyDecorators(IsOptional(), IsCalendarDate());
const OptionalChoice = (values: readonly string[]) => applyDecorators(IsOptional(), IsIn(values));
const OptionalMonth = () =>
  applyDecorators(
    IsOptional(),
    Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '$property must be a month, YYYY-MM' }),
  );

/** Which complaints; all that is given must hold. */
export class ComplaintScopeParameters extends AfterParameters {
  /** Id of the standard that is complained of. */
  @OptionalWord()
  standard?: string;

  /** Id of the office that hears it. */
  @OptionalWord()
  addressee?: string;

  /** `unknown` where the office is none that the catalogue knows. */
  @OptionalChoice([...ADDRESSEE_KINDS, 'unknown'])
  addresseeKind?: AddresseeKind | 'unknown';

  @OptionalWord()
  region?: string;

  @OptionalWord()
  subject?: string;

  @OptionalChoice(COMPLAINT_CHANNELS)
  channel?: ComplaintChannel;

  @OptionalChoice(['json', 'csv'])
  format?: 'json' | 'csv';
}

export class ComplaintOverviewParameters extends ComplaintScopeParameters {
  /** What a line is about; the addressee by default. */
  @OptionalChoice(COMPLAINT_GROUPINGS)
  by?: ComplaintGrouping;

  /** Months in which they were lodged, both included. */
  @OptionalMonth()
  from?: string;

  @OptionalMonth()
  to?: string;
}

export class ComplaintRegisterParameters extends ComplaintScopeParameters {
  @OptionalChoice(COMPLAINT_STATUSES)
  status?: ComplaintStatus;

  /** Whether the limit of its consideration is missed. */
  @OptionalChoice(['true', 'false'])
  late?: 'true' | 'false';

  @OptionalDay()
  lodgedFrom?: string;

  @OptionalDay()
  lodgedTo?: string;

  @OptionalDay()
  dueFrom?: string;

  @OptionalDay()
  dueTo?: string;

  /** `newest`: lodged last comes first; `due`: due first comes first, without what has no due day yet. */
  @OptionalChoice(['newest', 'due'])
  order?: 'newest' | 'due';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  pageSize?: number;

  /** `next` of the page before, asked with the same filter and order. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;
}
