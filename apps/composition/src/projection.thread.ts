import { projectInThread } from '#libs/projections';
import { projections } from './projections.ts';

// Run by `ProjectionThread`, never imported. It needs no Nest and no workflows, and so little memory.
await projectInThread(projections);
