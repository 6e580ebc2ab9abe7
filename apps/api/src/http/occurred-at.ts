import { ServiceError } from '#libs/contract';
import { invalidField } from './asked.ts';

/** How far clocks of others may be ahead of ours. */
const SKEW_MS = 2 * 60_000;
const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * When the step happened, as UTC; now, where it is not said.
 * @throws ServiceError `invalid-data` unless RFC 3339 with an offset, `rule-violated` for a step yet to come
 */
export function occurredAtFrom(given: string | undefined, now: Date): string {
  if (given === undefined) return now.toISOString();
  if (!isInstant(given)) {
    const form = 'a date and time with an offset (RFC 3339): 2022-03-15T10:30:00+06:00';
    throw invalidField('/occurredAt', `occurredAt must be ${form}`);
  }
  const instant = new Date(given.toUpperCase());
  if (instant.getTime() > now.getTime() + SKEW_MS) throw notYet(given, now);
  return instant.toISOString();
}

function notYet(given: string, now: Date): ServiceError {
  const message = 'a step cannot have happened in the future';
  const violation = {
    code: 'occurred-in-future',
    path: '/occurredAt',
    message,
    expected: `not later than ${now.toISOString()}`,
    actual: given,
  };
  return new ServiceError('rule-violated', `The command is refused: ${message}`, { violations: [violation] });
}

/** A day that exists: JavaScript takes 30 February for 2 March. */
function isInstant(text: string): boolean {
  const [, year = '', month = '', day = ''] = RFC_3339.exec(text) ?? [];
  if (year === '' || Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  return Number(day) <= new Date(Date.UTC(Number(year) + 400, Number(month), 0)).getUTCDate();
}
