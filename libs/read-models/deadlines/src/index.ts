export { deadlinesProjection } from './deadlines-projection.ts';
export { DeadlineQueries } from './deadline-queries.ts';
export type { DueDeadline } from './clock-queries.ts';
export type { Deadline, DeadlinePage, DeadlineStatus } from './deadline.ts';
