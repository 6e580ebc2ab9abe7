import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { STANDARD_IDS, type StandardId } from '#workflows/catalogue';
import { QUESTIONS, type Question } from './questions.ts';

/** The closed application that the consumer is asked about; who passes the answer on fills it in from what is known. */
export class SurveyedApplication {
  @IsUUID()
  readonly id!: string;

  @IsIn(STANDARD_IDS)
  readonly standard!: StandardId;

  /** Id of the office that served it: the answer counts there. */
  @IsString()
  @IsNotEmpty()
  readonly office!: string;
}

/** What a consumer says to one question. */
export class ConsumerAnswer {
  @IsIn(QUESTIONS)
  readonly question!: Question;

  @IsBoolean()
  readonly satisfied!: boolean;

  /** What the consumer adds in own words; kept with what is personal. */
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  readonly text?: string;
}

/** The answer, with the application that it is about. */
export class AnswerSurvey extends ConsumerAnswer {
  @IsDefined()
  @ValidateNested()
  @Type(() => SurveyedApplication)
  readonly application!: SurveyedApplication;
}
