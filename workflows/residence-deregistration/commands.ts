import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Person } from '#workflows/catalogue';
import { GROUNDS, MILITARY, RESULTS, type Ground, type Military, type Result } from './standard.ts';

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

  /** Who appears for a person under 16, for the deceased or for who serves a sentence. */
  @IsOptional()
  @ValidateNested()
  @Type(() => Person)
  readonly representative?: Person;

  /** Why the person is removed from registration (clause 6). */
  @IsIn(GROUNDS)
  readonly ground!: Ground;

  /** Military duty; none if not said. */
  @IsOptional()
  @IsIn(MILITARY)
  readonly military?: Military;

  /** When the consumer joined the queue. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly queueTicketAt?: string;
}

/** Notes that the removal is entered, and in which form. */
export class ProduceResult {
  @IsIn(RESULTS)
  readonly result!: Result;
}
