import { IsIn, IsOptional } from 'class-validator';
import { ApplicationInput } from '#workflows/catalogue';
import { GROUNDS, MILITARY, RESULTS, type Ground, type Military, type Result } from './standard.ts';

/** Takes an application in. */
export class SubmitApplication extends ApplicationInput {
  @IsIn(['hqt-tp', 'paper'])
  readonly channel!: 'hqt-tp' | 'paper';

  /** Why the person is removed from registration (clause 6). */
  @IsIn(GROUNDS)
  readonly ground!: Ground;

  /** Military duty; none if not said. */
  @IsOptional()
  @IsIn(MILITARY)
  readonly military?: Military;
}

/** Notes that the removal is entered, and in which form. */
export class ProduceResult {
  @IsIn(RESULTS)
  readonly result!: Result;
}
