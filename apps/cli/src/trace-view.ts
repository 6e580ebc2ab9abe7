import {
  applicationNumber,
  isLedgerEvent,
  ROLES,
  ServiceError,
  type JsonObject,
  type Language,
  type Role,
  type StoredEvent,
  type Text,
} from '#libs/contract';
import { possibilities, replay, stateName, type FoldedState, type WorkflowRegistry } from '#libs/engine';
import { getOffice } from '#workflows/catalogue';
import { writtenEntry } from './legal/written-entry.ts';
import { localTime } from './local-time.ts';

/** One step as a trace shows it. */
export interface TraceStep {
  readonly revision: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly clause: string;
  readonly actor: string;
  readonly office: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly personal?: JsonObject;
}

/** A history with where it has led. */
export interface Trace {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly title: Text;
  readonly edition: string;
  readonly office: string;
  readonly officeName: Text;
  readonly region: string;
  readonly state: string;
  readonly stateTitle: Text | null;
  readonly steps: readonly TraceStep[];
  readonly possible: readonly {
    readonly command: string;
    readonly title: Text;
    readonly by: readonly Role[];
    readonly conditions: readonly { readonly title: Text; readonly clause: string }[];
  }[];
}

/** Folds a history, so that what is shown is what the machine says. @throws ServiceError `replay-diverged` */
export function traceOf(
  history: readonly StoredEvent[],
  registry: WorkflowRegistry,
  personal: boolean,
): Trace {
  const [first] = history;
  if (!first) throw new ServiceError('unknown-application', 'The history is empty');
  const { applicationId: id, workflow } = first.metadata;
  const state = replay(registry.edition(workflow.id, workflow.edition), id, history);
  const { office, region } = state.place ?? first.metadata;
  const name = stateName(state.machine);
  return {
    id,
    number: applicationNumber(id),
    workflow: workflow.id,
    title: state.workflow.title,
    edition: workflow.edition,
    office,
    officeName: getOffice(office).name,
    region,
    state: name,
    stateTitle: state.workflow.states[name]?.title ?? null,
    steps: history.map((event) => stepOf(event, personal)),
    possible: possibleNow(state, office),
  };
}

function stepOf(
  { revision, type, data, personal, recordedAt, metadata }: StoredEvent,
  shown: boolean,
): TraceStep {
  const { from, to, clause, actor, office, occurredAt } = metadata;
  const hidden = {
    revision,
    event: type,
    from,
    to,
    clause,
    actor: actor.id,
    office,
    occurredAt,
    recordedAt,
    data,
  };
  return shown && personal ? { ...hidden, personal } : hidden;
}

/** What somebody of the office may do now; each command names the roles that it needs. */
function possibleNow(state: FoldedState, office: string): Trace['possible'] {
  return possibilities(state, { id: 'trace', roles: ROLES, office })
    .filter(({ possible }) => possible)
    .map(({ command, title, by, conditions }) => ({ command, title, by, conditions }));
}

/** A trace for people; times in the time zone of the office. */
export function writtenTrace(trace: Trace, language: Language): string {
  const { number, id, title, edition, officeName, office, state, stateTitle, steps, possible } = trace;
  const next = possible.map(({ command, title: name, by, conditions }) => {
    const needs = conditions.map((rule) => `${rule.title[language]} (${rule.clause})`).join('; ');
    return `  ${command}: ${name[language]}, by ${by.join(' or ')}${needs ? `\n    if ${needs}` : ''}`;
  });
  return [
    title[language],
    `${number}  ${id}  edition ${edition}  ${officeName[language]} (${office})`,
    '',
    ...writtenSteps(steps),
    '',
    `State: ${state}${stateTitle ? ` (${stateTitle[language]})` : ''}`,
    next.length === 0 ? 'Nothing more is possible.' : 'Possible next:',
    ...next,
  ].join('\n');
}

/** One line a step, in columns as wide as this history needs. */
function writtenSteps(steps: readonly TraceStep[]): string[] {
  const rows = steps.map(({ occurredAt, office, event, from, to, actor, clause, data }) => [
    localTime(occurredAt, office),
    event,
    isLedgerEvent(event) ? writtenEntry(event, data, office) : `${from} → ${to}`,
    actor,
    clause,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.flatMap((row, place) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    const personal = steps[place]?.personal;
    return personal ? [line.trimEnd(), `    ${JSON.stringify(personal)}`] : [line.trimEnd()];
  });
}
