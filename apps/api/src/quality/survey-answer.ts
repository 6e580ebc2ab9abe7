import { Type } from 'class-transformer';
import { IsDefined, IsUUID, ValidateNested } from 'class-validator';
import { ConsumerAnswer } from '#workflows/quality';

class AnsweredApplication {
  @IsUUID()
  readonly id!: string;
}

/** What is sent of an answer: under which standard and at which office the application was served, the service knows. */
export class SurveyAnswer extends ConsumerAnswer {
  @IsDefined()
  @ValidateNested()
  @Type(() => AnsweredApplication)
  readonly application!: AnsweredApplication;
}

/** As the documentation shows it. */
export const SURVEY_ANSWER: SurveyAnswer = {
  application: { id: '0198c2f0-0000-7000-8000-000000000021' },
  question: 'courtesy',
  satisfied: true,
  text: 'Рақмет, бәрі түсінікті болды.',
};
