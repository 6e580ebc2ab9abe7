import { Controller, Get, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { COMMAND_FIELDS, type CommandEnvelope } from '../commands/command-bodies.ts';
import { Requested, type CommandRequest } from '../commands/command-request.ts';
import { CheckedBody, type CheckedEnvelope } from '../http/checked-body.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { Freshness } from '../read/freshness.ts';
import { InformationParameters, TargetParameters } from './indicator-parameters.ts';
import { IndicatorReader } from './indicator-reader.ts';
import { informationView, targetView } from './indicator-view.ts';
import { recorded } from './recorded.ts';
import { INFORMATION, RegisterDesk, TARGETS } from './register-desk.ts';

/** What the Minister's orders ask of the indicators, and what is published about the services: kept by their owner. */
@Controller('indicators')
export class RegistersController {
  constructor(
    @Inject(RegisterDesk) private readonly desk: RegisterDesk,
    @Inject(IndicatorReader) private readonly reader: IndicatorReader,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Post('targets')
  async approve(
    @Requested() request: CommandRequest,
    @CheckedBody(COMMAND_FIELDS) body: CheckedEnvelope<CommandEnvelope>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return recorded(reply, await this.desk.record(request, TARGETS, body));
  }

  @Get('targets')
  async targets(@CheckedQuery(TargetParameters) query: TargetParameters) {
    await this.freshness.after(query.after);
    const { year, targets } = await this.reader.targets(query);
    return { year, items: targets.map(targetView) };
  }

  @Post('information')
  async record(
    @Requested() request: CommandRequest,
    @CheckedBody(COMMAND_FIELDS) body: CheckedEnvelope<CommandEnvelope>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return recorded(reply, await this.desk.record(request, INFORMATION, body));
  }

  @Get('information')
  async information(@CheckedQuery(InformationParameters) query: InformationParameters) {
    await this.freshness.after(query.after);
    const { on, items } = await this.reader.information(query);
    return { on, items: items.map(({ standard, record }) => informationView(standard, record)) };
  }
}
