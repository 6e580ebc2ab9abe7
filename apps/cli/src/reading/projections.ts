import type { Projection } from '#libs/projections';
import { deadlinesProjection } from '#libs/read-models/deadlines';

/** The read models that commands ask: what is brought to the head of the log before they answer. */
export const PROJECTIONS: readonly Projection[] = [deadlinesProjection];
