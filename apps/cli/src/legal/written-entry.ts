import type { JsonObject, LedgerData, LedgerEventType } from '#libs/contract';
import { localTime } from '../local-time.ts';
import { counted } from '../table.ts';
import { writtenLateness } from './written-lateness.ts';

/** What an entry of the ledger says, in a few words; times by the clock of the office. */
export function writtenEntry(type: LedgerEventType, data: JsonObject, office: string): string {
  const { deadline, dueAt } = data as unknown as LedgerData['DeadlineMissed'];
  const due = `due ${localTime(dueAt, office)}`;
  switch (type) {
    case 'DeadlineExtended': {
      const { calendarDaysMore } = data as unknown as LedgerData['DeadlineExtended'];
      return `${deadline}: ${counted(calendarDaysMore, 'day')} more, ${due}`;
    }
    case 'DeadlineRevised': {
      const { calendar, approvedBy } = data as unknown as LedgerData['DeadlineRevised'];
      return `${deadline}: ${due} by calendar ${calendar} (${approvedBy})`;
    }
    case 'DeadlineMetLate': {
      const { over } = data as unknown as LedgerData['DeadlineMetLate'];
      return `${deadline}: ${writtenLateness(over)} over, ${due}`;
    }
    default:
      return `${deadline}: ${due}`;
  }
}
