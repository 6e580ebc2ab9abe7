import { IsBoolean, IsIn, IsOptional, IsUrl } from 'class-validator';
import { IsCalendarDate, STANDARD_IDS, type StandardId } from '#workflows/catalogue';

/** How it stands with the information about a service from some day on. */
export class UpdateInformation {
  /** Whether the information can be read in electronic form. */
  @IsBoolean()
  readonly available!: boolean;

  /** Where, when it can: a web address with its protocol. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  readonly address?: string;

  /** The day that this is true of. */
  @IsCalendarDate()
  readonly asOf!: string;
}

/** The first word on the information about a service. */
export class RecordInformation extends UpdateInformation {
  @IsIn(STANDARD_IDS)
  readonly standard!: StandardId;
}
