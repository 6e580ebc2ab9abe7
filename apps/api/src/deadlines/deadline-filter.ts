import { ServiceError, type Actor } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import type { DeadlineFilter, DeadlineStatus } from '#libs/read-models/deadlines';
import { getOffice } from '#workflows/catalogue';
import { visibleOffices } from '../auth/reading-rights.ts';
import type { DeadlineParameters, Verdict } from './deadline-parameters.ts';

const STATUS_OF: Readonly<Record<Verdict, DeadlineStatus>> = { kept: 'met', late: 'missed', open: 'open' };

/**
 * What is asked for, as the read model wants it, bounded by what the asker may see.
 * @throws ServiceError `unknown-standard`, `unknown-office`: a name misspelt is no empty list
 */
export function deadlineFilter(
  asker: Actor,
  { standard, office, region, kind, limit }: DeadlineParameters,
  workflows: WorkflowRegistry,
): DeadlineFilter {
  if (standard !== undefined) workflows.get(standard);
  if (office !== undefined) getOffice(office);
  return given({
    workflow: standard,
    office,
    region,
    kind,
    limitId: limit,
    visibleOffices: visibleOffices(asker),
  });
}

/** The part of a question that says which page. */
export const pageOptions = ({ pageSize, cursor }: { pageSize?: number; cursor?: string }) =>
  given({ limit: pageSize, cursor });

export const statusOption = (verdict: Verdict | undefined): { readonly status?: DeadlineStatus } =>
  verdict ? { status: STATUS_OF[verdict] } : {};

/** @throws ServiceError `invalid-data` for a period that ends before it begins */
export function checkPeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  if (from <= to) return;
  const message = `to must not lie before from: ${to} lies before ${from}`;
  throw new ServiceError('invalid-data', message, {
    violations: [{ code: 'invalid-field', path: '/to', message }],
  });
}

/** Without the options that were not given. */
export function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
