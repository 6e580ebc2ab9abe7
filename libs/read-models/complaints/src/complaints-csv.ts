import { csvOf } from '#libs/csv';
import type { CsvColumns } from '#libs/csv';
import type { ComplaintSummary, ComplaintTally } from './complaint.ts';

const COLUMNS: CsvColumns<ComplaintSummary> = {
  complaint: ({ id }) => id,
  number: ({ number }) => number,
  standard: ({ standard }) => standard,
  application: ({ parentId }) => parentId,
  subject: ({ subject }) => subject,
  channel: ({ channel }) => channel,
  anonymous: ({ anonymous }) => anonymous,
  addressee: ({ addressee }) => addressee,
  addresseeKind: ({ addresseeKind }) => addresseeKind,
  region: ({ region }) => region,
  status: ({ status }) => status,
  outcome: ({ outcome }) => outcome,
  inCourt: ({ inCourt }) => inCourt,
  lodgedOn: ({ lodgedOn }) => lodgedOn,
  registeredOn: ({ registeredOn }) => registeredOn,
  incomingNumber: ({ incomingNumber }) => incomingNumber,
  dueOn: ({ dueOn }) => dueOn,
  extended: ({ extended }) => extended,
  closedOn: ({ closedOn }) => closedOn,
  late: ({ late }) => late,
};

const TALLIES: CsvColumns<ComplaintTally> = {
  value: ({ value }) => value,
  open: ({ open }) => open,
  openLate: ({ openLate }) => openLate,
  answered: ({ answered }) => answered,
  answeredLate: ({ answeredLate }) => answeredLate,
  notConsidered: ({ notConsidered }) => notConsidered,
};

/** A line for each complaint. */
export const complaintsCsv = (complaints: Iterable<ComplaintSummary>): string => csvOf(COLUMNS, complaints);

/** A line for each value that complaints are counted by. */
export const complaintTalliesCsv = (tallies: Iterable<ComplaintTally>): string => csvOf(TALLIES, tallies);
