import { IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';

/** A document that the consumer has laid on the table, as clause 11 counts them. */
export class PresentedDocument {
  /** Id of the document in the standard's list: `birth-certificate`. */
  @IsString()
  @IsNotEmpty()
  readonly document!: string;

  /** Whether the original was shown; true if not said. */
  @IsOptional()
  @IsBoolean()
  readonly original?: boolean;

  /** Number of copies; 0 if not said. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly copies?: number;

  /** Number of pieces (photographs, slips); 1 if not said. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly quantity?: number;
}
