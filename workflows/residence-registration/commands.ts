import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { Person } from '#workflows/catalogue';
import { MILITARY, RESULTS, type Military, type Result } from './standard.ts';

/** Takes an application in. */
export class SubmitApplication {
  /** Id of the Centre at the consumer's place of residence (clause 10). */
  @IsString()
  @IsNotEmpty()
  readonly office!: string;

  @IsIn(['hqt-tp', 'paper'])
  readonly channel!: 'hqt-tp' | 'paper';

  @ValidateNested()
  @Type(() => Person)
  @IsNotEmpty()
  readonly applicant!: Person;

  /** Parent or guardian who appears for a person under 16. */
  @IsOptional()
  @ValidateNested()
  @Type(() => Person)
  readonly representative?: Person;

  /** The address at which the person is to be registered. */
  @IsString()
  @Length(3, 300)
  readonly newAddress!: string;

  /** From abroad for permanent residence (clause 6); false if not said. */
  @IsOptional()
  @IsBoolean()
  readonly cameFromAbroad?: boolean;

  /** Category of clause 8 that frees from the duty. */
  @IsOptional()
  @IsString()
  readonly exemption?: string;

  /** Military duty; none if not said. */
  @IsOptional()
  @IsIn(MILITARY)
  readonly military?: Military;

  /** When the consumer joined the queue. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly queueTicketAt?: string;
}

/** Notes that the registration is entered, and in which form. */
export class ProduceResult {
  @IsIn(RESULTS)
  readonly result!: Result;
}
