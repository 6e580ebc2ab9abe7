import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#libs/contract';
import { ComplaintListParameters, HistoryParameters, listOptions } from '../applications/list-parameters.ts';
import { Asker } from '../auth/auth.guard.ts';
import { seesPersons } from '../auth/reading-rights.ts';
import { answer } from '../commands/answer.ts';
import { COMMAND_FIELDS, type CommandEnvelope } from '../commands/command-bodies.ts';
import { CommandDesk } from '../commands/command-desk.ts';
import { Requested, type CommandRequest } from '../commands/command-request.ts';
import { given } from '../http/asked.ts';
import { CheckedBody, type CheckedEnvelope } from '../http/checked-body.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { AfterParameters } from '../http/parameters.ts';
import { revisionTag } from '../http/revision-tag.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { ApplicationReader } from '../read/application-reader.ts';
import { dossierView, stepView, summaryView } from '../read/application-view.ts';
import { Freshness } from '../read/freshness.ts';
import { complaintSubject } from './complaint-subject.ts';

/** Complaints about an application or an office: a procedure and a stream of their own. */
@Controller('complaints')
export class ComplaintsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ApplicationDirectory) private readonly directory: ApplicationDirectory,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Post()
  async lodge(
    @Requested() request: CommandRequest,
    @CheckedBody(COMMAND_FIELDS) body: CheckedEnvelope<CommandEnvelope>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const workflow = this.directory.newest('complaint');
    const precondition = complaintSubject(this.directory);
    const receipt = await this.desk.begin(request, workflow, body, { precondition });
    return answer(reply, 201, 'complaints', receipt);
  }

  @Post(':id/commands/:command')
  @HttpCode(200)
  async command(
    @Requested() request: CommandRequest,
    @Param('id') id: string,
    @Param('command') command: string,
    @CheckedBody(COMMAND_FIELDS) body: CheckedEnvelope<CommandEnvelope>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(
      reply,
      200,
      'complaints',
      await this.desk.carryOut(request, 'complaint', id, command, body),
    );
  }

  @Get()
  async list(@Asker() asker: Actor, @CheckedQuery(ComplaintListParameters) query: ComplaintListParameters) {
    await this.freshness.after(query.after);
    const { id: workflow } = this.directory.newest('complaint');
    const parent = query.application === undefined ? {} : { parentId: query.application };
    const options = { ...listOptions(query), workflow, ...parent };
    const { items, nextCursor } = await this.reader.list('complaint', asker, options);
    return { items: items.map((item) => summaryView(item, asker)), next: nextCursor ?? null };
  }

  @Get(':id')
  async get(
    @Asker() asker: Actor,
    @Param('id') id: string,
    @CheckedQuery(AfterParameters) { after }: AfterParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.freshness.after(after);
    const dossier = await this.reader.dossier('complaint', id, asker);
    void reply.header('etag', revisionTag(dossier.state.revision));
    return dossierView(dossier, asker);
  }

  @Get(':id/history')
  async history(
    @Asker() asker: Actor,
    @Param('id') id: string,
    @CheckedQuery(HistoryParameters) { after, afterRevision, limit }: HistoryParameters,
  ) {
    await this.freshness.after(after);
    const page = given({ after: afterRevision, limit });
    const { steps, office } = await this.reader.history('complaint', id, asker, page);
    return { id, steps: steps.map((step) => stepView(step, seesPersons(asker, office))) };
  }
}
