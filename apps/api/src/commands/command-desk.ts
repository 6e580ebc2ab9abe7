import {
  isServiceError,
  ServiceError,
  type Actor,
  type Command,
  type Receipt,
  type Workflow,
} from '#libs/contract';
import type { CommandHandler } from '#libs/engine';
import { checkInput } from '#libs/input';
import { visibleOffices } from '../auth/reading-rights.ts';
import type { Clock } from '../clock.ts';
import { inBody, type CheckedEnvelope } from '../http/checked-body.ts';
import { occurredAtFrom } from '../http/occurred-at.ts';
import { revisionFrom } from '../http/revision-tag.ts';
import type { CommandCounter } from '../operations/command-counter.ts';
import type { ApplicationDirectory, ApplicationKind } from '../read/application-directory.ts';
import { applicationIdFor, commandIdFor } from './command-ids.ts';
import type { CommandRequest } from './command-request.ts';
import { ruleFor } from './rule-for.ts';

export type CommandBody = CheckedEnvelope<{ readonly occurredAt?: string }>;

/** Looks at the checked input of a command before it goes to the handler; throws where something is wrong with it. */
export type Precondition = (input: object) => Promise<void>;

/** What a beginning has beside what was sent. All of it happens once the role is known to be right. */
export interface Beginning {
  /** Makes the data of the command of what was sent, where the service knows part of it; checked afterwards. */
  readonly complete?: (sent: object) => Promise<object>;
  readonly precondition?: Precondition;
  /** The id of what begins, made of the checked input; by default one of its own. */
  readonly idOf?: (input: object) => string;
}

/** Where wishes are handed in: makes commands of requests and has them carried out. */
export class CommandDesk {
  constructor(
    private readonly directory: ApplicationDirectory,
    private readonly handler: CommandHandler,
    private readonly clock: Clock,
    private readonly counter: CommandCounter,
  ) {}

  /** The command that begins an application of this workflow. @throws ServiceError, see `CommandHandler.handle` */
  async begin(
    request: CommandRequest,
    workflow: Workflow,
    body: CommandBody,
    beginning?: Beginning,
  ): Promise<Receipt> {
    const { asker, idempotencyKey: key } = request;
    const wish = {
      workflow,
      type: workflow.begins,
      applicationId: applicationIdFor(asker.id, key, this.clock.now()),
      commandId: commandIdFor(asker.id, key),
    };
    const receipt = await this.#counted(wish, () => this.#carryOut(request, wish, body, beginning));
    this.directory.began(receipt);
    return receipt;
  }

  /** A command to an application. @throws ServiceError `unknown-application`, and see `CommandHandler.handle` */
  async carryOut(
    request: CommandRequest,
    kind: ApplicationKind,
    applicationId: string,
    type: string,
    body: CommandBody,
  ): Promise<Receipt> {
    const commandId = commandIdFor(request.asker.id, request.idempotencyKey);
    const workflow = await this.directory.getWorkflow(kind, applicationId);
    const wish = { workflow, type, applicationId, commandId };
    return this.#counted(wish, () => this.#carryOut(request, wish, body));
  }

  async #carryOut(
    request: CommandRequest,
    wish: Wish,
    { envelope, data }: CommandBody,
    { complete, precondition, idOf }: Beginning = {},
  ): Promise<Receipt> {
    const { workflow, type, commandId } = wish;
    const rule = ruleFor(workflow, type, request.asker);
    const expectedRevision = revisionFrom(request.ifMatch);
    try {
      const input = checkInput(rule.input, complete ? await complete(data) : data);
      await precondition?.(input);
      return await this.handler.handle({
        id: commandId,
        workflow: workflow.id,
        type,
        applicationId: idOf?.(input) ?? wish.applicationId,
        data: input,
        actor: request.asker,
        occurredAt: occurredAtFrom(envelope.occurredAt, this.clock.now()),
        // What was sent, without what was filled in: a repetition an hour later is still the same.
        content: request.content,
        ...(expectedRevision !== undefined && { expectedRevision }),
      } satisfies Command);
    } catch (error) {
      throw await this.#discreet(error, wish, request);
    }
  }

  /** Points into the body that was sent, and keeps the revision from those who may not see the application. */
  async #discreet(
    error: unknown,
    { workflow, applicationId }: Wish,
    { asker }: CommandRequest,
  ): Promise<unknown> {
    if (!isServiceError(error)) return error;
    if (isServiceError(error, 'revision-conflict')) {
      const state = await this.handler.find(workflow.id, applicationId);
      if (state?.place && !seesOffice(asker, state.place.office))
        return new ServiceError('foreign-office', 'The application is served by another office than yours');
    }
    const { violations } = error.details;
    if (!violations) return error;
    return new ServiceError(error.code, error.message, { ...error.details, violations: inBody(violations) });
  }

  async #counted({ workflow, type }: Wish, carryOut: () => Promise<Receipt>): Promise<Receipt> {
    // Names that no workflow has would grow the metrics without end.
    const known = Object.hasOwn(workflow.commands, type) ? type : 'unknown';
    try {
      const receipt = await carryOut();
      this.counter.count(workflow.id, known, receipt.repeated ? 'repeated' : 'accepted');
      return receipt;
    } catch (error) {
      this.counter.count(workflow.id, known, isServiceError(error) ? error.code : 'internal');
      throw error;
    }
  }
}

interface Wish {
  readonly workflow: Workflow;
  readonly type: string;
  readonly applicationId: string;
  readonly commandId: string;
}

const seesOffice = (asker: Actor, office: string) => visibleOffices(asker)?.includes(office) ?? true;
