import { IsOptional } from 'class-validator';
import {
  COMPLAINT_STATUSES,
  type ComplaintGrouping,
  type ComplaintStatus,
} from '#libs/read-models/complaints';
import {
  ADDRESSEE_KINDS,
  COMPLAINT_CHANNELS,
  type AddresseeKind,
  type ComplaintChannel,
} from '#workflows/catalogue';
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

export const COMPLAINT_GROUPINGS = [
  'addressee',
  'addresseeKind',
  'subject',
  'channel',
  'standard',
  'region',
  'month',
] as const satisfies readonly ComplaintGrouping[];

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

  @OptionalChoice(FORMATS)
  format?: Format;
}

export class ComplaintOverviewParameters extends ComplaintScopeParameters {
  /** What a line is about; the addressee by default. */
  @OptionalChoice(COMPLAINT_GROUPINGS)
  by?: ComplaintGrouping;

  /** Months in which they were lodged, both included. */
  @IsOptional()
  @Month()
  from?: string;

  @IsOptional()
  @Month()
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

  @OptionalNumber(1, 200)
  pageSize?: number;

  /** `next` of the page before, asked with the same filter and order. */
  @OptionalCursor()
  cursor?: string;
}
