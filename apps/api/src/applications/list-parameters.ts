import { Type } from 'class-transformer';
import {
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { ListOptions } from '#libs/read-models/applications';
import { OptionalCount, OptionalCursor } from '../http/parameters.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A question that may wait: `after` is the position that a command was answered with. */
export class AfterParameters {
  @IsOptional()
  @IsString()
  after?: string;
}

/** What applications and complaints are listed by; all that is given must hold. */
export class ListParameters extends AfterParameters {
  @IsOptional()
  @IsString()
  @Length(1, 100)
  state?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  office?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  region?: string;

  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  submittedFrom?: string;

  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  submittedTo?: string;

  /** An IIN, or beginnings of words of the name in any order. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  applicant?: string;

  /** As people write it: `K7QX-9M2P-4DTR`. */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  number?: string;

  @OptionalCount(200)
  limit?: number;

  /** `next` of the page before, asked with the same filter. */
  @OptionalCursor()
  cursor?: string;
}

export class ApplicationListParameters extends ListParameters {
  @IsOptional()
  @IsString()
  @MaxLength(64)
  standard?: string;
}

export class ComplaintListParameters extends ListParameters {
  /** Id of the application that the complaints are about. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  application?: string;
}

export class HistoryParameters extends AfterParameters {
  /** Only the steps after this revision. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  afterRevision?: number;

  @OptionalCount(1_000)
  limit?: number;
}

/** The part of the parameters that applications and complaints share, as the read model wants it. */
export function listOptions(parameters: ListParameters): ListOptions {
  const { state, office, region, submittedFrom, submittedTo, applicant, limit, cursor } = parameters;
  const number = parameters.number?.toUpperCase();
  const filter = { state, office, region, submittedFrom, submittedTo, applicant, number };
  return withoutUndefined({ ...filter, limit, cursor });
}

function withoutUndefined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
