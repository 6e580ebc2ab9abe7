import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { QUESTIONS, type Question } from '#workflows/quality';

class AnsweredApplication {
  @IsUUID()
  readonly id!: string;
}

/** What is sent of an answer: under which standard and at which office the application was served, the service knows. */
export class SurveyAnswer {
  @IsDefined()
  @ValidateNested()
  @Type(() => AnsweredApplication)
  readonly application!: AnsweredApplication;

  @IsIn(QUESTIONS)
  readonly question!: Question;

  @IsBoolean()
  readonly satisfied!: boolean;

  /** What the consumer adds in own words; kept with what is personal. */
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  readonly text?: string;
}

/** As the documentation shows it. */
export const SURVEY_ANSWER: SurveyAnswer = {
  application: { id: '0198c2f0-0000-7000-8000-000000000021' },
  question: 'courtesy',
  satisfied: true,
  text: 'Рақмет, бәрі түсінікті болды.',
};
