import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ApplicationInput } from '#workflows/catalogue';
import { MILITARY, RESULTS, type Military, type Result } from './standard.ts';

/** Takes an application in. */
export class SubmitApplication extends ApplicationInput {
  @IsIn(['hqt-tp', 'paper'])
  readonly channel!: 'hqt-tp' | 'paper';

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
}

/** Notes that the registration is entered, and in which form. */
export class ProduceResult {
  @IsIn(RESULTS)
  readonly result!: Result;
}
