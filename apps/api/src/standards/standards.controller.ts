import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { WorkflowRegistry } from '#libs/engine';
import { mermaidOf } from '#libs/engine';
import { Open } from '../auth/auth.guard.ts';
import { ApplicationDirectory } from '../read/application-directory.ts';
import { standardLine, standardView } from './standard-view.ts';

/** The standards as published: what they ask, allow and limit. Law is open to everybody. */
@Open()
@Controller('standards')
export class StandardsController {
  constructor(
    @Inject(WorkflowRegistry) private readonly workflows: WorkflowRegistry,
    @Inject(ApplicationDirectory) private readonly directory: ApplicationDirectory,
  ) {}

  @Get()
  list() {
    return { items: this.directory.standards().map(standardLine) };
  }

  /** Also `complaint`, which is a procedure of all standards. */
  @Get(':id')
  get(@Param('id') id: string) {
    return standardView(this.workflows.get(id));
  }

  @Get(':id/diagram')
  @Header('content-type', 'text/plain; charset=utf-8')
  diagram(@Param('id') id: string) {
    return mermaidOf(this.workflows.get(id));
  }
}
