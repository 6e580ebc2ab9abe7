import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ApplicationInput, IsCalendarDate } from '#workflows/catalogue';
import { REASONS, type Reason } from './standard.ts';

/** Takes an application in. */
export class SubmitApplication extends ApplicationInput {
  /** What has become of the identity document that is being restored. */
  @IsIn(REASONS)
  readonly reason!: Reason;

  /** Category that would free from the duty; this standard has none (H8). */
  @IsOptional()
  @IsString()
  readonly exemption?: string;
}

/** Notes that the temporary card is made. */
export class ProduceResult {
  @IsString()
  @Length(1, 30)
  readonly number!: string;

  @IsCalendarDate()
  readonly issuedOn!: string;
}
