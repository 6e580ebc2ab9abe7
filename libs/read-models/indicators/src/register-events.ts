import type { StoredEvent } from '#libs/contract';
import type { InformationRow, TargetRow } from './tables.ts';

/** Data of the events of the registers, as the log has them for ever. */
export interface SurveyAnswered {
  readonly application: { readonly id: string; readonly standard: string };
  readonly question: string;
  readonly satisfied: boolean;
  /** Legal day, YYYY-MM-DD. */
  readonly answeredOn: string;
}

interface TargetApproved {
  readonly indicator: string;
  readonly standard: string;
  readonly year: number;
  readonly value: number;
  readonly order: { readonly number: string; readonly date: string };
}

interface InformationRecorded {
  readonly standard: string;
  readonly available: boolean;
  readonly address: string | null;
  readonly asOf: string;
}

/** The targets that these events leave in force: of one indicator, standard and year the last one. */
export function targetsIn(events: readonly StoredEvent[]): readonly TargetRow[] {
  const targets = new Map<string, TargetRow>();
  for (const { type, metadata, data } of events) {
    if (metadata.workflow.id !== 'indicator-target' || type !== 'TargetApproved') continue;
    const { indicator, standard: workflow, year, value, order } = data as unknown as TargetApproved;
    const row = { indicator, workflow, year, value, order_number: order.number, order_date: order.date };
    targets.set(JSON.stringify([indicator, workflow, year]), row);
  }
  return [...targets.values()];
}

/** What these events say of the information about each standard: of one standard and day the last word. */
export function informationIn(events: readonly StoredEvent[]): readonly InformationRow[] {
  const records = new Map<string, InformationRow>();
  for (const { type, metadata, data } of events) {
    if (metadata.workflow.id !== 'service-information' || type !== 'InformationRecorded') continue;
    const { standard: workflow, available, address, asOf } = data as unknown as InformationRecorded;
    records.set(`${workflow} ${asOf}`, { workflow, as_of: asOf, available: available ? 1 : 0, address });
  }
  return [...records.values()];
}
