import { isRegister, ServiceError, type Receipt, type StoredEvent, type Workflow } from '#libs/contract';
import type { CommandHandler, WorkflowRegistry } from '#libs/engine';
import type { ApplicationQueries } from '#libs/read-models/applications';

/** Applications, complaints and registers have streams alike, but doors of their own. */
export type ApplicationKind = 'application' | 'complaint' | 'register';

export const COMPLAINT = 'complaint';
/** Ids whose workflow is remembered; it never changes. */
const REMEMBERED = 5_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function kindOf(workflowId: string): ApplicationKind {
  if (workflowId === COMPLAINT) return 'complaint';
  return isRegister(workflowId) ? 'register' : 'application';
}

/** Says of an id which workflow it is an application of. */
export class ApplicationDirectory {
  readonly #workflows = new Map<string, Workflow>();

  constructor(
    private readonly registry: WorkflowRegistry,
    private readonly handler: CommandHandler,
    private readonly applications: ApplicationQueries,
  ) {}

  /** The edition under which it was submitted. @throws ServiceError `unknown-application` */
  async getWorkflow(kind: ApplicationKind, id: string): Promise<Workflow> {
    const workflow = UUID.test(id) ? (this.#workflows.get(id) ?? (await this.#find(id))) : undefined;
    if (!workflow || kindOf(workflow.id) !== kind)
      throw new ServiceError('unknown-application', `There is no ${kind} ${id}`);
    return workflow;
  }

  /** Standards, without the complaint procedure. */
  standards(): readonly Workflow[] {
    return this.registry.list().filter(({ id }) => kindOf(id) === 'application');
  }

  /** The newest edition of a standard, or of the complaint procedure. @throws ServiceError `unknown-standard` */
  newest(kind: ApplicationKind, id: string = COMPLAINT): Workflow {
    const workflow = this.registry.get(id);
    if (kindOf(workflow.id) === kind) return workflow;
    throw new ServiceError('unknown-standard', `"${id}" is no standard that one can apply under`);
  }

  /** Saves the search for an application that has just begun. */
  began({ applicationId, events }: Receipt): void {
    const { id, edition } = (events[0] as StoredEvent).metadata.workflow;
    this.#remember(applicationId, this.registry.edition(id, edition));
  }

  #remember(id: string, workflow: Workflow): void {
    this.#workflows.set(id, workflow);
    const oldest = this.#workflows.keys().next().value;
    if (this.#workflows.size > REMEMBERED && oldest !== undefined) this.#workflows.delete(oldest);
  }

  /** The read model knows all but the newest; of those, the log is asked for the stream of each workflow. */
  async #find(id: string): Promise<Workflow | undefined> {
    const row = await this.applications.find(id);
    const workflow = row ? this.registry.edition(row.workflow, row.edition) : await this.#inStreams(id);
    if (workflow) this.#remember(id, workflow);
    return workflow;
  }

  async #inStreams(id: string): Promise<Workflow | undefined> {
    for (const { id: workflowId } of this.registry.list()) {
      const state = await this.handler.find(workflowId, id);
      if (state) return state.workflow;
    }
    return undefined;
  }
}
