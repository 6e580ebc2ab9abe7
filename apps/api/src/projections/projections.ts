import type { Projection } from '#libs/projections';
import { applicationsProjection } from '#libs/read-models/applications';
import { deadlinesProjection } from '#libs/read-models/deadlines';

/** All read models of the service: what the thread of the projections keeps, and what the service waits for. */
export const projections: readonly Projection[] = [applicationsProjection, deadlinesProjection];
