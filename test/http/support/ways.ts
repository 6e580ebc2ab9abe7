import { allWorkflows } from '#apps/workflows';
import { applicationNumber, type LedgerEventType, type Role, type Workflow } from '#libs/contract';
import { tokenFor, type Answer, type Service } from './service.ts';

const WORKFLOWS = new Map(allWorkflows().map((workflow) => [workflow.id, workflow]));

/** The steps of each workflow from its beginning to its end, as the documentation's examples take them. */
export const WAYS = {
  'passport-and-id-card': ['CheckDocuments', 'SettleDuty', 'IssueCoupon', 'ProduceResult', 'HandOverResult'],
  'temporary-id-card': ['CheckDocuments', 'SettleDuty', 'ProduceResult', 'HandOverResult'],
  'residence-registration': ['CheckDocuments', 'SettleDuty', 'ProduceResult', 'HandOverResult'],
  'residence-deregistration': ['CheckDocuments', 'ProduceResult', 'HandOverResult'],
  complaint: [
    'RegisterComplaint',
    'BeginConsideration',
    'ExtendConsideration',
    'SendExtensionNotice',
    'AnswerComplaint',
    'NoteCourtAppeal',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WorkflowId = keyof typeof WAYS;

const MET_TWICE: readonly LedgerEventType[] = ['DeadlineMet', 'DeadlineMet'];
const SET_TWICE: readonly LedgerEventType[] = ['DeadlineSet', 'DeadlineSet'];

/** What the steps of each way write into the ledger, all at one instant; steps that are not named write nothing. */
const LEDGER: Readonly<Record<WorkflowId, Readonly<Record<string, readonly LedgerEventType[]>>>> = {
  'passport-and-id-card': { SubmitApplication: ['DeadlineSet'], HandOverResult: ['DeadlineMet'] },
  'temporary-id-card': { SubmitApplication: SET_TWICE, HandOverResult: MET_TWICE },
  'residence-registration': { SubmitApplication: ['DeadlineSet'], HandOverResult: ['DeadlineMet'] },
  'residence-deregistration': { SubmitApplication: SET_TWICE, HandOverResult: MET_TWICE },
  complaint: {
    RegisterComplaint: ['DeadlineSet'],
    ExtendConsideration: ['DeadlineExtended', 'DeadlineSet'],
    SendExtensionNotice: ['DeadlineMet'],
    AnswerComplaint: ['DeadlineMet'],
  },
};

export function workflowOf(id: WorkflowId): Workflow {
  const workflow = WORKFLOWS.get(id);
  if (!workflow) throw new Error(`there is no workflow ${id}`);
  return workflow;
}

/** The events of one append, in order: what the command becomes, then the entries of the ledger. */
export function eventsOf(id: WorkflowId, command: string): readonly string[] {
  const { becomes = '' } = workflowOf(id).commands[command] ?? {};
  return [becomes, ...(LEDGER[id][command] ?? [])];
}

/** The office at which the example of a workflow begins. */
export function officeOf(id: WorkflowId): string {
  const { commands, begins } = workflowOf(id);
  const first = commands[begins];
  return first?.place?.(first.example).office ?? '';
}

/** The example of a command, fitted to one application where it names it. */
export function exampleOf(id: WorkflowId, command: string, applicationId = ''): object {
  const example = workflowOf(id).commands[command]?.example ?? {};
  if (!('couponNumber' in example)) return example;
  return { ...example, couponNumber: applicationNumber(applicationId) };
}

export const tokenOf = (id: WorkflowId, command: string): Promise<string> =>
  tokenFor(workflowOf(id).commands[command]?.by[0] as Role, officeOf(id));

const collectionOf = (id: WorkflowId) => (id === 'complaint' ? 'complaints' : 'applications');

/** Begins an application with the example of its workflow; `changes` take the place of what it says. */
export async function begin(
  service: Service,
  id: WorkflowId,
  headers: Readonly<Record<string, string>> = {},
  changes: object = {},
): Promise<Answer> {
  const { begins } = workflowOf(id);
  const data = { ...exampleOf(id, begins), ...changes };
  const body = { ...(id !== 'complaint' && { standard: id }), data };
  return service.post(`/${collectionOf(id)}`, body, { token: await tokenOf(id, begins), headers });
}

/** Takes one step with its example; it happens now, or when it is said to have happened. */
export async function step(
  service: Service,
  id: WorkflowId,
  applicationId: string,
  command: string,
  headers: Readonly<Record<string, string>> = {},
  occurredAt?: string,
): Promise<Answer> {
  const path = `/${collectionOf(id)}/${applicationId}/commands/${command}`;
  const body = { occurredAt, data: exampleOf(id, command, applicationId) };
  return service.post(path, body, { token: await tokenOf(id, command), headers });
}

/** Takes steps of a way one after the other; gives the answer to the last. */
export async function walk(
  service: Service,
  id: WorkflowId,
  applicationId: string,
  commands: readonly string[],
): Promise<Answer> {
  let last: Answer | undefined;
  for (const command of commands) {
    last = await step(service, id, applicationId, command);
    if (last.status !== 200) throw new Error(`${command}: ${last.text}`);
  }
  if (!last) throw new Error('no steps to take');
  return last;
}

export const idOf = ({ body }: Answer): string => String(body['id']);
