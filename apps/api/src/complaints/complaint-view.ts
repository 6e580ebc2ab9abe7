import { applicationNumber } from '#libs/contract';
import type { ComplaintSummary } from '#libs/read-models/complaints';

/** A line of the register. */
export function complaintView(complaint: ComplaintSummary) {
  const { id, number: _, parentId, ...told } = complaint;
  const links = {
    self: `/complaints/${id}`,
    ...(parentId !== null && { application: `/applications/${parentId}` }),
  };
  return { id, number: applicationNumber(id), application: parentId, ...told, links };
}
