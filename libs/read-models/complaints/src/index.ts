export { complaintsProjection } from './complaints-projection.ts';
export { ComplaintQueries } from './complaint-queries.ts';
export type { ComplaintGrouping, ComplaintListOptions, TallyOptions } from './complaint-queries.ts';
export type { ComplaintFilter, ComplaintScope } from './complaint-filter.ts';
export { totalOf } from './complaint.ts';
export type { ComplaintPage, ComplaintSummary, ComplaintTally, ComplaintTotal } from './complaint.ts';
export { COMPLAINT_STATUSES } from './tables.ts';
export type { ComplaintStatus } from './tables.ts';
export { complaintsCsv, complaintTalliesCsv } from './complaints-csv.ts';
