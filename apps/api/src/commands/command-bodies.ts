import { IsOptional, IsString, MaxLength } from 'class-validator';

/** The envelope of a command: beside `data`, which has the class of the command. */
export class CommandEnvelope {
  /** RFC 3339 with an offset; now by default. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  occurredAt?: string;
}

/** The envelope of a new application. */
export class SubmissionEnvelope extends CommandEnvelope {
  /** Id of the standard: `passport-and-id-card`. */
  @IsString()
  @MaxLength(64)
  standard!: string;
}
