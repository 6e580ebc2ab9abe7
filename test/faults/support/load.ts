import { setTimeout as pause } from 'node:timers/promises';
import type { Role } from '#libs/contract';
import { tokenFor } from '../../http/support/service.ts';
import { exampleOf, officeOf, WAYS, workflowOf, type WorkflowId } from '../../http/support/ways.ts';

/** One application, and how far it goes. */
export interface Plan {
  /** The same key leads to the same application. */
  readonly key: string;
  readonly workflow: WorkflowId;
  readonly steps: readonly string[];
  /** When it begins, and how long after the step before each of its steps happens, minutes. */
  readonly beginsAt: Date;
  readonly everyMinutes: number;
}

/** What a service has acknowledged. */
export interface Acknowledged {
  readonly applicationId: string;
  readonly revision: number;
}

const KINDS = [
  'passport-and-id-card',
  'temporary-id-card',
  'residence-registration',
  'residence-deregistration',
] as const;

/** So long after the step before that every deadline has passed by then, whoever notes it. */
const LATE_MINUTES = 40 * 24 * 60;

/** Some whose steps follow at once, some that are late at each, some that are left open: the clock has something to say. */
export function plansOf(seed: number, count: number): readonly Plan[] {
  return Array.from({ length: count }, (_, index) => {
    const workflow = KINDS[(index + seed) % KINDS.length] ?? KINDS[0];
    const steps = WAYS[workflow];
    return {
      key: `fault-${seed}-${index}`,
      workflow,
      steps: steps.slice(0, steps.length - (index % 3)),
      beginsAt: new Date(Date.UTC(2025, 0, 6, 5, index % 60)),
      everyMinutes: index % 2 === 0 ? 1 : LATE_MINUTES,
    };
  });
}

/**
 * Takes every step of the plans, at any of the services, and asks again until each is acknowledged: with the same key, so
 * that a step whose answer was lost is not taken twice.
 */
export async function takeAll(
  plans: readonly Plan[],
  urls: readonly string[],
): Promise<readonly Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const work = plans.values();
  const worker = async (at: number) => {
    for (const plan of work) acknowledged.push(...(await carriedOut(plan, urls, at)));
  };
  await Promise.all(Array.from({ length: 8 }, (_, index) => worker(index)));
  return acknowledged;
}

async function carriedOut(plan: Plan, urls: readonly string[], at: number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  let applicationId = '';
  for (let index = 0; index <= plan.steps.length; index += 1) {
    const answer = await sentUntilAcknowledged(await requestOf(plan, index, applicationId), urls, at);
    applicationId ||= String(answer['id']);
    acknowledged.push({ applicationId, revision: Number(answer['revision']) });
    await pause(BETWEEN_STEPS_MS);
  }
  return acknowledged;
}

/** So that there is time for something to go wrong. */
const BETWEEN_STEPS_MS = 80;
/** For so long nobody may answer, milliseconds. */
const PATIENCE_MS = 90_000;

export interface StepRequest {
  readonly path: string;
  readonly init: { readonly method: 'POST'; readonly headers: Record<string, string>; readonly body: string };
}

/** The request for a step of a plan: 0 begins, the others follow. */
export async function requestOf(plan: Plan, index: number, applicationId = ''): Promise<StepRequest> {
  const { key, workflow, beginsAt, everyMinutes, steps } = plan;
  const command = steps[index - 1] ?? workflowOf(workflow).begins;
  const occurredAt = new Date(beginsAt.getTime() + index * everyMinutes * 60_000).toISOString();
  const data = exampleOf(workflow, command, applicationId);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await lastingToken(workflow, command)}`,
    'idempotency-key': `${key}-${index}`,
  };
  const begins = index === 0;
  return {
    path: begins ? '/applications' : `/applications/${applicationId}/commands/${command}`,
    init: {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...(begins && { standard: workflow }), occurredAt, data }),
    },
  };
}

async function sentUntilAcknowledged(
  { path, init }: StepRequest,
  urls: readonly string[],
  at: number,
): Promise<Record<string, unknown>> {
  const until = Date.now() + PATIENCE_MS;
  let last = '';
  for (let attempt = at; Date.now() < until; attempt += 1) {
    try {
      const url = new URL(path, urls[attempt % urls.length]);
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.ok) return answer;
      last = `${response.status} ${JSON.stringify(answer)}`;
      if (response.status < 500 && response.status !== 409 && response.status !== 429) break;
    } catch (error) {
      last = String(error);
    }
    await pause(100);
  }
  throw new Error(`${path} was never acknowledged: ${last}`);
}

/** The year 2100: these services look at the true clock. */
const LASTING = { exp: 4_102_444_800 };

const lastingToken = (workflow: WorkflowId, command: string) =>
  tokenFor(workflowOf(workflow).commands[command]?.by[0] as Role, officeOf(workflow), LASTING);
