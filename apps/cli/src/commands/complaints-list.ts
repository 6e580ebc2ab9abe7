import { applicationNumber } from '#libs/contract';
import {
  COMPLAINT_STATUSES,
  complaintsCsv,
  ComplaintQueries,
  type ComplaintListOptions,
  type ComplaintSummary,
} from '#libs/read-models/complaints';
import { DATA, type CliCommand, type Given } from '../command.ts';
import { csvWanted, findOneOf, oneOf } from '../option-values.ts';
import { COMPLAINT_FILTERS, complaintScopeOf } from '../quality/complaint-options.ts';
import { findMonths, MONTHS } from '../quality/month-options.ts';
import { openReadModels } from '../reading/open-read-models.ts';
import { csvPieces, pagesOf } from '../reading/pages.ts';
import { writtenTable } from '../table.ts';

const LARGEST_PAGE = 200;
const ORDERS = ['newest', 'due'] as const;

/** `qadam complaints list`: every complaint with its limit; nothing personal. */
export const complaintsList: CliCommand = {
  name: 'complaints list',
  summary:
    'Lists complaints: when each was lodged, what about, with whom it is, when it is due, how it ended.',
  arguments: '',
  most: 0,
  options: {
    status: { type: 'string', value: COMPLAINT_STATUSES.join('|'), about: 'only these' },
    late: { type: 'boolean', about: 'only those whose limit was missed' },
    order: {
      type: 'string',
      value: ORDERS.join('|'),
      about: 'which come first, by default newest; due leaves out what has no due day yet',
    },
    ...MONTHS,
    ...COMPLAINT_FILTERS,
    csv: { type: 'boolean', about: 'print CSV' },
    data: DATA,
  },
  async run(given, console, settings) {
    const asked = askedOf(given);
    const csv = csvWanted(given);
    const { database, close } = await openReadModels(settings, console);
    try {
      const queries = new ComplaintQueries(database);
      const pages = pagesOf((cursor) =>
        queries.list({ ...asked, limit: LARGEST_PAGE, ...(cursor !== undefined && { cursor }) }),
      );
      if (csv) await console.pieces(csvPieces(pages, complaintsCsv));
      else await console.list(pages, writtenComplaints);
      return 0;
    } finally {
      await close();
    }
  },
};

/** @throws ServiceError, UsageError as the options have them */
function askedOf(given: Given): Omit<ComplaintListOptions, 'limit' | 'cursor'> {
  const status = findOneOf(given, 'status', COMPLAINT_STATUSES);
  const order = oneOf(given, 'order', ORDERS, 'newest');
  const months = findMonths(given);
  return {
    ...complaintScopeOf(given),
    order,
    ...(status && { status }),
    ...(given.values['late'] === true && { late: true }),
    // No day of a month sorts after its 31st as text.
    ...(months && { lodgedFrom: `${months.from}-01`, lodgedTo: `${months.to}-31` }),
  };
}

/** One line each: the columns are as wide as this page needs. */
const writtenComplaints = (complaints: readonly ComplaintSummary[]): string =>
  writtenTable(
    complaints.map((complaint) => [
      applicationNumber(complaint.id),
      complaint.lodgedOn,
      complaint.subject,
      complaint.standard,
      complaint.addressee,
      endOf(complaint),
      dueOf(complaint),
      complaint.id,
    ]),
  );

const endOf = ({ status, closedOn, outcome, inCourt }: ComplaintSummary): string =>
  [status, closedOn, outcome, inCourt ? 'in court' : null].filter((part) => part !== null).join(', ');

function dueOf({ dueOn, extended, late }: ComplaintSummary): string {
  if (dueOn === null) return 'no due day yet';
  return [`due ${dueOn}`, ...(extended ? ['extended'] : []), ...(late ? ['late'] : [])].join(', ');
}
