import { isRegister, ServiceError } from '#libs/contract';
import type { WorkflowRegistry } from '#libs/engine';
import type { DeadlineFilter } from '#libs/read-models/deadlines';
import { findOffice, findRegion, REGIONS } from '#workflows/catalogue';
import { STANDARD, UsageError, type CliOption, type Given } from '../command.ts';
import { textOf } from '../option-values.ts';

/** Options that narrow what is asked for. */
export const FILTERS: Readonly<Record<string, CliOption>> = {
  office: { type: 'string', value: 'ID', about: 'one office alone' },
  standard: STANDARD,
  region: { type: 'string', value: 'ID', about: 'one region alone' },
};

/** Where it is asked about: what is given must all hold. */
export interface Place {
  readonly office?: string;
  readonly region?: string;
}

/**
 * What the options let through.
 * @throws ServiceError `unknown-standard`, and as `placeOf`
 */
export function filterOf(given: Given, workflows: WorkflowRegistry): DeadlineFilter {
  const place = placeOf(given);
  const workflow = textOf(given, 'standard');
  if (workflow !== undefined && isRegister(workflows.get(workflow).id))
    throw new ServiceError('unknown-standard', `${workflow} is a register: nothing in it falls due`);
  return { ...place, ...(workflow !== undefined && { workflow }) };
}

/**
 * The office and the region that the options name.
 * @throws ServiceError `unknown-office`; UsageError for a region that there is not
 */
export function placeOf(given: Given): Place {
  const [office, region] = [textOf(given, 'office'), textOf(given, 'region')];
  if (office !== undefined && !findOffice(office))
    throw new ServiceError('unknown-office', `There is no office "${office}"`);
  if (region !== undefined && !findRegion(region))
    throw new UsageError(
      `there is no region "${region}"; there are: ${REGIONS.map(({ id }) => id).join(', ')}`,
    );
  return { ...(office !== undefined && { office }), ...(region !== undefined && { region }) };
}
