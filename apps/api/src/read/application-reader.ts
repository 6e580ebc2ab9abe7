import { ServiceError, streamName, type Actor, type Place, type StoredEvent } from '#libs/contract';
import { deadlinesIn, type CommandHandler, type FoldedState, type ListedDeadline } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type {
  ApplicationPage,
  ApplicationQueries,
  ApplicationStep,
  ApplicationSummary,
  ListOptions,
} from '#libs/read-models/applications';
import { checkVisible, officesWithPersons, visibleOffices } from '../auth/reading-rights.ts';
import { COMPLAINT, type ApplicationDirectory, type ApplicationKind } from './application-directory.ts';
import type { Freshness } from './freshness.ts';

type PlacedState = FoldedState & { readonly place: Place };

/** One application as the log has it, and the complaints about it as the tables have them. */
export interface Dossier {
  readonly state: PlacedState;
  readonly first: StoredEvent;
  readonly deadlines: readonly ListedDeadline[];
  readonly complaints: readonly ApplicationSummary[];
}

/** What may be asked of applications and complaints, by those who may ask. */
export class ApplicationReader {
  constructor(
    private readonly directory: ApplicationDirectory,
    private readonly handler: CommandHandler,
    private readonly store: EventStore,
    private readonly applications: ApplicationQueries,
    private readonly freshness: Freshness,
    private readonly installation: string,
  ) {}

  /**
   * Folded from the log, so that one sees one's own step whether or not the tables have it yet.
   * @throws ServiceError `unknown-application`, `foreign-office`
   */
  async dossier(kind: ApplicationKind, id: string, asker: Actor): Promise<Dossier> {
    const state = await this.#visible(kind, id, asker);
    const stream = streamName(this.installation, state.workflow.id, id);
    const events = await this.store.readStream(stream);
    const [first] = events;
    if (!first) throw new ServiceError('unknown-application', `There is no ${kind} ${id}`);
    const complaints = kind === 'complaint' ? [] : await this.applications.complaintsOf(id, scopeOf(asker));
    return { state, first, deadlines: deadlinesIn(events), complaints };
  }

  /**
   * The steps after a revision, never fewer than the present state rests on.
   * @throws ServiceError `unknown-application`, `foreign-office`, `read-model-behind`
   */
  async history(
    kind: ApplicationKind,
    id: string,
    asker: Actor,
    page: { after?: number; limit?: number },
  ): Promise<{ steps: readonly ApplicationStep[]; office: string }> {
    const state = await this.#visible(kind, id, asker);
    const row = await this.applications.find(id);
    if ((row?.revision ?? -1) < state.revision) await this.freshness.everything();
    return { steps: await this.applications.history(id, page), office: state.place.office };
  }

  /**
   * A page of what the asker may see, newest first.
   * @throws ServiceError `unknown-cursor`, `forbidden` (searching for a person whom one may not see)
   */
  async list(kind: ApplicationKind, asker: Actor, options: ListOptions): Promise<ApplicationPage> {
    const offices = options.applicant === undefined ? visibleOffices(asker) : officesWithPersons(asker);
    if (options.applicant !== undefined && offices?.length === 0)
      throw new ServiceError('forbidden', 'Your role may not search for persons');
    const ofKind = kind === 'complaint' ? { workflow: COMPLAINT } : { exceptWorkflow: COMPLAINT };
    return this.applications.list({ ...options, ...ofKind, ...(offices && { visibleOffices: offices }) });
  }

  async #visible(kind: ApplicationKind, id: string, asker: Actor): Promise<PlacedState> {
    const workflow = await this.directory.getWorkflow(kind, id);
    const state = await this.handler.find(workflow.id, id);
    if (!state?.place) throw new ServiceError('unknown-application', `There is no ${kind} ${id}`);
    checkVisible(asker, state.place.office);
    return { ...state, place: state.place };
  }
}

function scopeOf(asker: Actor): { visibleOffices?: readonly string[] } {
  const offices = visibleOffices(asker);
  return offices ? { visibleOffices: offices } : {};
}
