import type { Projection } from '#libs/projections';
import { applicationsProjection } from '#libs/read-models/applications';
import { complaintsProjection } from '#libs/read-models/complaints';
import { deadlinesProjection } from '#libs/read-models/deadlines';
import { indicatorsProjection } from '#libs/read-models/indicators';

/** All read models of the service: what the thread of the projections keeps, and what the service waits for. */
export const projections: readonly Projection[] = [
  applicationsProjection,
  deadlinesProjection,
  indicatorsProjection,
  complaintsProjection,
];
