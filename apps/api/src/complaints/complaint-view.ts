import { applicationNumber } from '#libs/contract';
import type { ComplaintSummary, ComplaintTally } from '#libs/read-models/complaints';

/** A line of the register. */
export function complaintView(complaint: ComplaintSummary) {
  const { id, number: _, parentId, ...told } = complaint;
  const links = {
    self: `/complaints/${id}`,
    ...(parentId !== null && { application: `/applications/${parentId}` }),
  };
  return { id, number: applicationNumber(id), application: parentId, ...told, links };
}

/** All lines of an overview together. */
export function totalOf(tallies: readonly ComplaintTally[]) {
  const sum = (count: Exclude<keyof ComplaintTally, 'value'>) =>
    tallies.reduce((total, tally) => total + tally[count], 0);
  return {
    open: sum('open'),
    openLate: sum('openLate'),
    answered: sum('answered'),
    answeredLate: sum('answeredLate'),
    notConsidered: sum('notConsidered'),
  };
}
