import { derivationText, type Derivation } from '#libs/calendar';
import { ServiceError, type Language } from '#libs/contract';
import type { LegalTime, WorkflowRegistry } from '#libs/engine';
import type { Deadline, DueUnder } from '#libs/read-models/deadlines';

/** Why something is due when it is. */
export interface Explanation {
  readonly derivation: Derivation;
  /** The derivation in sentences, in order. */
  readonly text: readonly string[];
}

/** Works out again when deadlines are due: from what their entries say, by the hours of the limit, in the zone of the office. */
export class DeadlineExplainer {
  constructor(
    private readonly time: LegalTime,
    private readonly workflows: WorkflowRegistry,
  ) {}

  /** @throws ServiceError `internal` where it comes to another instant than the one that the ledger holds */
  explain(deadline: Deadline, language: Language): Explanation {
    const { id, office, workflow, edition, limit, dueAt } = deadline;
    const derivation = this.time.explain(this.workflows.limit(workflow, edition, limit), office, deadline);
    if (derivation.due.at !== dueAt)
      throw new ServiceError('internal', `${id} is due at ${dueAt}, but derived to ${derivation.due.at}`);
    return { derivation, text: derivationText(derivation, language) };
  }

  /** @throws ServiceError `outside-calendar` */
  readonly dueUnder: DueUnder = (deadline, { rules, week }) => {
    const { office, workflow, edition, limit } = deadline;
    return this.time.due(this.workflows.limit(workflow, edition, limit), office, {
      ...deadline,
      rules,
      week,
    });
  };
}
