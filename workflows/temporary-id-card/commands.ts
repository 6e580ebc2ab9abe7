import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { IsCalendarDate, Person } from '#workflows/catalogue';
import { REASONS, type Reason } from './standard.ts';

/** Takes an application in. */
export class SubmitApplication {
  /** Id of the Centre at the consumer's place of residence (clause 10). */
  @IsString()
  @IsNotEmpty()
  readonly office!: string;

  @ValidateNested()
  @Type(() => Person)
  @IsNotEmpty()
  readonly applicant!: Person;

  /** Parent or guardian who appears for a person under 16. */
  @IsOptional()
  @ValidateNested()
  @Type(() => Person)
  readonly representative?: Person;

  /** What has become of the identity document that is being restored. */
  @IsIn(REASONS)
  readonly reason!: Reason;

  /** Category that would free from the duty; this standard has none (H8). */
  @IsOptional()
  @IsString()
  readonly exemption?: string;

  /** When the consumer joined the queue. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly queueTicketAt?: string;
}

/** Notes that the temporary card is made. */
export class ProduceResult {
  @IsString()
  @Length(1, 30)
  readonly number!: string;

  @IsCalendarDate()
  readonly issuedOn!: string;
}
