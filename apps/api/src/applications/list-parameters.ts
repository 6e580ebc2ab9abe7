import { IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { ListOptions } from '#libs/read-models/applications';
import { given } from '../http/asked.ts';
import { AfterParameters, OptionalCursor, OptionalNumber, OptionalWord } from '../http/parameters.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What applications and complaints are listed by; all that is given must hold. */
export class ListParameters extends AfterParameters {
  @OptionalWord()
  state?: string;

  @OptionalWord()
  office?: string;

  @OptionalWord()
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

  @OptionalNumber(1, 200)
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
  @OptionalNumber(0, 1_000_000)
  afterRevision?: number;

  @OptionalNumber(1, 1_000)
  limit?: number;
}

/** The part of the parameters that applications and complaints share, as the read model wants it. */
export function listOptions(parameters: ListParameters): ListOptions {
  const { state, office, region, submittedFrom, submittedTo, applicant, limit, cursor } = parameters;
  const number = parameters.number?.toUpperCase();
  const filter = { state, office, region, submittedFrom, submittedTo, applicant, number };
  return given({ ...filter, limit, cursor });
}
