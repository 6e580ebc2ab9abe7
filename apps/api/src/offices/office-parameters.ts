import { IsOptional, IsString, Length } from 'class-validator';

/** What offices are searched by. */
export class OfficeParameters {
  /** Id of a region: `akmola`. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  region?: string;

  /** Part of the id, of the name in any of the three languages, or of the address. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  q?: string;
}
