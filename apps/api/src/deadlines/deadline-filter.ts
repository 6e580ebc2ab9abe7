import type { Actor } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import type { DeadlineFilter, DeadlineStatus } from '#libs/read-models/deadlines';
import { getOffice } from '#workflows/catalogue';
import { visibleOffices } from '../auth/reading-rights.ts';
import { given } from '../http/asked.ts';
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

export const statusOption = (verdict: Verdict | undefined): { readonly status?: DeadlineStatus } =>
  verdict ? { status: STATUS_OF[verdict] } : {};
