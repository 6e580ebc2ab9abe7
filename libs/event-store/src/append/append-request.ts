import { ServiceError, type EventToAppend } from '#libs/contract';
import type { ExpectedRevision } from '../event-store.ts';
import { storedFormOf, type StoredForm } from './stored-form.ts';

/** An append that has been looked over and written in its stored form, and now waits to be placed. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly PreparedEvent[];
}

export interface PreparedEvent {
  readonly event: EventToAppend;
  readonly form: StoredForm;
}

/**
 * Looks over what one caller wants appended, so that nothing of it can fail later in a transaction shared with others.
 * @throws ServiceError `invalid-data`: no events, the same id twice, a name that cannot be stored, data that is not
 *   JSON or has a field `personal`, an instant that is none
 */
export function appendRequest(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): AppendRequest {
  checkName('stream', stream);
  checkExpectation(expected);
  if (events.length === 0) throw invalid(`An append to ${stream} needs at least one event`);
  const ids = new Set<string>();
  for (const event of events) {
    checkEvent(event);
    if (ids.has(event.id)) throw invalid(`An append to ${stream} has two events of the id ${event.id}`);
    ids.add(event.id);
  }
  return { stream, expected, events: events.map(prepared) };
}

function prepared(event: EventToAppend): PreparedEvent {
  try {
    return { event, form: storedFormOf(event) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid(`Event ${event.id} cannot be stored: ${error.message}`, error);
  }
}

/** RFC 3339 in UTC, as `Date` writes it, with any fraction of a second. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function checkEvent({ id, data, recordedAt }: EventToAppend): void {
  checkName('event id', id);
  // The place of the personal part where events leave by the endpoint.
  if (Object.hasOwn(data, 'personal')) throw invalid(`Event ${id} has personal data in its data`);
  if (recordedAt === undefined) return;
  if (!INSTANT.test(recordedAt) || Number.isNaN(Date.parse(recordedAt))) {
    throw invalid(`Event ${id} was not recorded at ${JSON.stringify(recordedAt)}`);
  }
}

function checkName(what: string, name: string): void {
  if (name !== '' && name.isWellFormed() && !name.includes('\0')) return;
  throw invalid(`${JSON.stringify(name)} cannot be the name of a ${what}`);
}

function checkExpectation(expected: ExpectedRevision): void {
  if (expected === 'any' || expected === 'no-stream' || (Number.isSafeInteger(expected) && expected >= 0))
    return;
  throw invalid(`${expected} is no revision to expect`);
}

function invalid(message: string, cause?: Error): ServiceError {
  return new ServiceError('invalid-data', message, {}, cause && { cause });
}
