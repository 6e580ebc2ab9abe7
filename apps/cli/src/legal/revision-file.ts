import { readFileSync } from 'node:fs';
import { CalendarRevisionInput, revisedEdition } from '#apps/workflows';
import type { CalendarEdition } from '#libs/calendar';
import { ServiceError } from '#libs/contract';
import type { CalendarRegister } from '#libs/engine';
import { checkInput } from '#libs/input';
import { UsageError } from '../command.ts';

/**
 * The edition that the revision in a file gives. A revision that is in force already gives its own edition again: so one
 * that was interrupted is finished.
 * @throws UsageError where the file cannot be read; ServiceError `invalid-data`, `calendar-refused`
 */
export function editionIn(file: string, calendars: CalendarRegister): CalendarEdition {
  const revision = checkInput(CalendarRevisionInput, parsed(file));
  const begun = revision.id === calendars.current.id && revision.basedOn === calendars.current.basedOn;
  return revisedEdition(begun ? calendars.get(revision.basedOn) : calendars.current, revision);
}

function parsed(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new ServiceError('invalid-data', `${file} is no JSON: ${message}`, {}, { cause: error });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}
