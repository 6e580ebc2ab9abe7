import type { LedgerData, StoredEvent } from '#libs/contract';
import { indicatorOfQuestion, TIMELINESS } from './indicator.ts';
import type { SurveyAnswered } from './register-events.ts';
import type { CaseRow } from './tables.ts';

/** By `caseKey`. */
export type Cases = ReadonlyMap<string, CaseRow>;

export const caseKey = ({ application_id, indicator }: Pick<CaseRow, 'application_id' | 'indicator'>) =>
  `${application_id} ${indicator}`;

/** The application that an event may count for, or undefined where it counts for none. */
export function applicationIn({ type, metadata, data }: StoredEvent): string | undefined {
  switch (type) {
    case 'DeadlineSet':
    case 'DeadlineMissed':
    case 'DeadlineMet':
      return metadata.applicationId;
    case 'SurveyAnswered':
      return metadata.workflow.id === 'survey'
        ? (data as unknown as SurveyAnswered).application.id
        : undefined;
    default:
      return undefined;
  }
}

/**
 * The cases that these events touch, as they leave them. Pure. `known` has the rows, as they are, of the applications
 * that the events may count for.
 *
 * An application counts once in each indicator: by the last judgement of the deadline that was set last, and by the
 * first answer to a question.
 */
export function foldCases(known: Cases, events: readonly StoredEvent[]): Cases {
  const folded = new Map<string, CaseRow>();
  const find = (key: string) => folded.get(key) ?? known.get(key);
  for (const event of events) {
    if (applicationIn(event) === undefined) continue;
    const after = event.type === 'SurveyAnswered' ? answered(find, event) : judged(find, event);
    if (after) folded.set(caseKey(after), after);
  }
  return folded;
}

type Find = (key: string) => CaseRow | undefined;

function answered(find: Find, { metadata, data }: StoredEvent): CaseRow | undefined {
  const { application, question, satisfied, answeredOn } = data as unknown as SurveyAnswered;
  const indicator = indicatorOfQuestion(question);
  if (!indicator) return undefined;
  const row = {
    indicator,
    application_id: application.id,
    workflow: application.standard,
    office: metadata.office,
    region: metadata.region,
    subject: question,
    judged_on: answeredOn,
    counted: satisfied ? 1 : 0,
  };
  // The stream of an answer is closed by it; whatever another stream says is no second answer.
  return find(caseKey(row)) ? undefined : row;
}

/** `DeadlineMetLate` changes nothing: the case is late since its `DeadlineMissed`, in the month of its due day. */
function judged(find: Find, event: StoredEvent): CaseRow | undefined {
  const { metadata, type, data } = event;
  const before = find(caseKey({ application_id: metadata.applicationId, indicator: TIMELINESS }));
  if (type === 'DeadlineSet') return begun(before, event);
  const { deadline } = data as unknown as LedgerData['DeadlineMet'];
  if (!before || before.subject !== deadline) return undefined;
  const { office, region, occurredOn } = metadata;
  return { ...before, office, region, judged_on: occurredOn, counted: type === 'DeadlineMet' ? 1 : 0 };
}

/** Set again, it takes the place of the one before; a judgement stands until the next. */
function begun(before: CaseRow | undefined, { metadata, data }: StoredEvent): CaseRow | undefined {
  const { kind, deadline } = data as unknown as LedgerData['DeadlineSet'];
  if (kind !== 'provision') return undefined;
  if (before) return { ...before, subject: deadline };
  const { applicationId, workflow, office, region } = metadata;
  return {
    indicator: TIMELINESS,
    application_id: applicationId,
    workflow: workflow.id,
    office,
    region,
    subject: deadline,
    judged_on: null,
    counted: null,
  };
}
