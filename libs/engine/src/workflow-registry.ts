import { ServiceError, type Limit, type Workflow } from '#libs/contract';
import { inspectMachine } from './machine/inspect-machine.ts';

/**
 * The workflows that this service knows, by standard, edition and date of submission. A machine that would make
 * histories depend on anything but their events does not get in.
 */
export class WorkflowRegistry {
  readonly #editions = new Map<string, Workflow[]>();

  constructor(workflows: readonly Workflow[] = []) {
    for (const workflow of workflows) this.register(workflow);
  }

  /** @throws ServiceError `machine-refused`, naming each state at fault and what to do instead */
  register(workflow: Workflow): void {
    const faults = [
      ...machineFaults(workflow),
      ...commandFaults(workflow),
      ...limitFaults(workflow),
      ...this.#editionFaults(workflow),
    ];
    if (faults.length > 0) {
      throw new ServiceError('machine-refused', `Workflow ${workflow.id} is refused: ${faults.join('; ')}`, {
        faults,
      });
    }
    this.#editions.set(workflow.id, [...(this.#editions.get(workflow.id) ?? []), workflow]);
  }

  /** The newest edition of every workflow, in the order of registration. */
  list(): readonly Workflow[] {
    return [...this.#editions.values()].map((editions) => newest(editions));
  }

  /** The newest edition of a workflow. @throws ServiceError `unknown-standard` */
  get(id: string): Workflow {
    return newest(this.#get(id));
  }

  /** A given edition: an application stays with the one it was submitted under. @throws ServiceError `unknown-standard` */
  edition(id: string, edition: string): Workflow {
    const found = this.#get(id).find((workflow) => workflow.edition.id === edition);
    if (!found) throw new ServiceError('unknown-standard', `There is no edition ${edition} of ${id}`);
    return found;
  }

  /** A limit of an edition. @throws ServiceError `unknown-standard`, `unknown-deadline` */
  limit(id: string, edition: string, limitId: string): Limit {
    const limit = this.edition(id, edition).limits.find((one) => one.id === limitId);
    if (limit) return limit;
    throw new ServiceError('unknown-deadline', `${id} of ${edition} has no limit "${limitId}"`);
  }

  /** The edition in force on the day of submission, YYYY-MM-DD. @throws ServiceError `no-edition-in-force` */
  inForce(id: string, on: string): Workflow {
    const editions = this.#get(id);
    const found = editions.find(
      ({ edition }) => edition.from <= on && (edition.until === undefined || on <= edition.until),
    );
    if (found) return found;
    const spans = editions.map(
      ({ edition }) => `${edition.id}: ${edition.from} to ${edition.until ?? 'today'}`,
    );
    throw new ServiceError(
      'no-edition-in-force',
      `No edition of ${id} is in force on ${on}; there are: ${spans.join(', ')}`,
      { on, editions: spans },
    );
  }

  #get(id: string): readonly Workflow[] {
    const editions = this.#editions.get(id);
    if (!editions) {
      const known = [...this.#editions.keys()];
      throw new ServiceError(
        'unknown-standard',
        `There is no standard "${id}"; known are: ${known.join(', ')}`,
        { known },
      );
    }
    return editions;
  }

  #editionFaults({ id, edition }: Workflow): string[] {
    const others = this.#editions.get(id) ?? [];
    return others
      .filter(
        (other) =>
          other.edition.from <= (edition.until ?? '9999') && edition.from <= (other.edition.until ?? '9999'),
      )
      .map((other) => `edition ${edition.id} overlaps edition ${other.edition.id}`);
  }
}

const newest = (editions: readonly Workflow[]) =>
  editions.reduce((best, next) => (next.edition.from > best.edition.from ? next : best));

function machineFaults(workflow: Workflow): string[] {
  return inspectMachine(workflow.machine, new Set(Object.keys(workflow.rules))).map(
    ({ state, fault, instead }) => `state ${state} has ${fault} (${instead})`,
  );
}

function commandFaults(workflow: Workflow): string[] {
  const handled = new Set(workflow.machine.events as readonly string[]);
  const faults = Object.entries(workflow.commands)
    .filter(([, { becomes }]) => !handled.has(becomes))
    .map(([name, { becomes }]) => `command ${name} becomes ${becomes}, which the machine never handles`);
  const first = workflow.commands[workflow.begins];
  if (!first?.place) faults.push(`the first command, ${workflow.begins}, does not say at which office`);
  return faults;
}

/** A limit that waits for an event which never comes would never be kept, and nobody would know why. */
function limitFaults({ machine, limits }: Workflow): string[] {
  const handled = new Set(machine.events as readonly string[]);
  const twice = limits.filter(({ id }, place) => limits.findIndex((other) => other.id === id) < place);
  return [
    ...twice.map(({ id }) => `limit ${id} stands twice`),
    ...limits.flatMap(({ id, starts, stops, extends: more }) =>
      [
        ['starts with', starts.event],
        ...stops.events.map((event) => ['ends with', event]),
        ...(stops.ready ?? []).map((event) => ['ends with', event]),
        ...(more ? [['is extended by', more.event]] : []),
      ]
        .filter(([, event]) => !handled.has(event as string))
        .map(([how, event]) => `limit ${id} ${how} ${event}, which the machine never handles`),
    ),
  ];
}
