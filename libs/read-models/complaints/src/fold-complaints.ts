import type { DueTerms, JsonObject, LedgerData, StoredEvent } from '#libs/contract';
import type { ComplaintRow } from './tables.ts';

/** The workflow whose streams tell of complaints. */
const COMPLAINT = 'complaint';

export const isOfComplaint = ({ metadata }: StoredEvent): boolean => metadata.workflow.id === COMPLAINT;

/**
 * What the complaints are after these events, by id. Pure. `known` has the rows, as they are, of complaints that began
 * earlier.
 * @throws Error for a history with a gap or without its beginning
 */
export function foldComplaints(
  known: ReadonlyMap<string, ComplaintRow>,
  events: readonly StoredEvent[],
): ReadonlyMap<string, ComplaintRow> {
  const folded = new Map<string, ComplaintRow>();
  for (const event of events) {
    const { applicationId } = event.metadata;
    const before = folded.get(applicationId) ?? known.get(applicationId);
    folded.set(applicationId, before ? next(before, event) : begun(event));
  }
  return folded;
}

/** Data of `ComplaintLodged`, as the log has it for ever. */
interface ComplaintLodged {
  readonly number?: string;
  readonly standard: string;
  readonly application: { readonly id: string } | null;
  readonly subject: string;
  readonly addresseeKind: string | null;
  readonly channel: string;
  readonly anonymous: boolean;
}

const UNREGISTERED = {
  registered_on: null,
  incoming_number: null,
  deadline: null,
  due_on: null,
  due_at: null,
  extended: 0,
  late: 0,
};

function begun({ metadata, data, revision }: StoredEvent): ComplaintRow {
  const { applicationId, office, region, to, occurredAt, occurredOn } = metadata;
  if (revision !== 0) throw new Error(`complaint ${applicationId} has no beginning in the log`);
  const lodged = data as unknown as ComplaintLodged;
  return {
    id: applicationId,
    number: lodged.number ?? null,
    standard: lodged.standard,
    parent_id: lodged.application?.id ?? null,
    subject: lodged.subject,
    channel: lodged.channel,
    anonymous: lodged.anonymous ? 1 : 0,
    office,
    region,
    addressee_kind: lodged.addresseeKind ?? 'unknown',
    state: to,
    status: 'open',
    outcome: null,
    in_court: 0,
    lodged_at: new Date(occurredAt).toISOString(),
    lodged_on: occurredOn,
    closed_on: null,
    ...UNREGISTERED,
    revision,
  };
}

function next(before: ComplaintRow, event: StoredEvent): ComplaintRow {
  const { metadata, revision } = event;
  if (revision !== before.revision + 1) {
    throw new Error(`complaint ${before.id} goes from revision ${before.revision} to ${revision}`);
  }
  const { to: state, office, region } = metadata;
  return { ...before, ...changeOf(before, event), state, office, region, revision };
}

function changeOf(before: ComplaintRow, event: StoredEvent): Partial<ComplaintRow> {
  const { type, data, metadata } = event;
  switch (type) {
    case 'ComplaintRegistered':
      return { registered_on: word(data, 'registeredOn'), incoming_number: word(data, 'incomingNumber') };
    case 'ComplaintForwarded':
      // Where it arrives it is registered anew, and the period runs anew.
      return { ...UNREGISTERED, addressee_kind: word(data, 'addresseeKind') ?? 'unknown' };
    case 'ComplaintAnswered':
      return { status: 'answered', closed_on: metadata.occurredOn, outcome: word(data, 'outcome') };
    case 'ComplaintNotConsidered':
      return { status: 'not-considered', closed_on: metadata.occurredOn, outcome: word(data, 'reason') };
    case 'CourtAppealNoted':
      return { in_court: 1 };
    default:
      return deadlineChange(before, event);
  }
}

/** What an entry of the ledger changes: of the consideration alone, and at the present addressee. */
function deadlineChange(before: ComplaintRow, { type, data }: StoredEvent): Partial<ComplaintRow> {
  if (type === 'DeadlineSet') {
    const { kind, deadline, ...terms } = data as unknown as LedgerData['DeadlineSet'];
    return kind === 'consideration' ? { deadline, ...dueIn(terms), extended: 0, late: 0 } : {};
  }
  if (before.deadline === null || word(data, 'deadline') !== before.deadline) return {};
  switch (type) {
    case 'DeadlineExtended':
      return { ...dueIn(data as unknown as LedgerData['DeadlineExtended']), extended: 1, late: 0 };
    case 'DeadlineRevised':
      return dueIn(data as unknown as LedgerData['DeadlineRevised']);
    case 'DeadlineMissed':
      return { late: 1 };
    // After a miss: the answer had been in time and was recorded late.
    case 'DeadlineMet':
      return { late: 0 };
    default:
      return {};
  }
}

const dueIn = ({ dueOn, dueAt }: Pick<DueTerms, 'dueOn' | 'dueAt'>) => ({ due_on: dueOn, due_at: dueAt });

function word(data: JsonObject, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' ? value : null;
}
