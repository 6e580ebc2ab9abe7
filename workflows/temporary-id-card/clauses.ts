import type { ClauseEntry } from '#libs/contract';

export const clauses: readonly ClauseEntry[] = [];
