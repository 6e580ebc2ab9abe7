import { Controller, Get, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { QUESTION_TITLES, QUESTIONS } from '#workflows/quality';
import { Open } from '../auth/auth.guard.ts';
import { COMMAND_FIELDS, type CommandEnvelope } from '../commands/command-bodies.ts';
import { Requested, type CommandRequest } from '../commands/command-request.ts';
import { CheckedBody, type CheckedEnvelope } from '../http/checked-body.ts';
import { recorded } from './recorded.ts';
import { SurveyDesk } from './survey-desk.ts';

/** What consumers say of the service once their application is closed. */
@Controller('surveys')
export class SurveysController {
  constructor(@Inject(SurveyDesk) private readonly desk: SurveyDesk) {}

  @Post()
  async answer(
    @Requested() request: CommandRequest,
    @CheckedBody(COMMAND_FIELDS) body: CheckedEnvelope<CommandEnvelope>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return recorded(reply, await this.desk.answer(request, body));
  }

  /** Open to everybody, as the law is that has the indicators. */
  @Open()
  @Get('questions')
  questions() {
    const items = QUESTIONS.map((id) => ({
      id,
      title: QUESTION_TITLES[id],
      indicator: `satisfied-with-${id}`,
    }));
    return { items };
  }
}
