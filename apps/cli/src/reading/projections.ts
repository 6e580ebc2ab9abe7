import type { Projection } from '#libs/projections';
import { complaintsProjection } from '#libs/read-models/complaints';
import { deadlinesProjection } from '#libs/read-models/deadlines';
import { indicatorsProjection } from '#libs/read-models/indicators';

/** The read models that commands ask: what is brought to the head of the log before they answer. */
export const PROJECTIONS: readonly Projection[] = [
  deadlinesProjection,
  indicatorsProjection,
  complaintsProjection,
];
