export { applicationsProjection } from './applications-projection.ts';
export { ApplicationQueries } from './application-queries.ts';
export type { ListOptions } from './application-queries.ts';
export type { ApplicationFilter } from './application-filter.ts';
export type { Applicant } from './applicant.ts';
export type {
  ApplicationCount,
  ApplicationPage,
  ApplicationStep,
  ApplicationSummary,
} from './application.ts';
