import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readDatabaseOf, storeOf } from '#apps/settings';
import type { Settings } from '../settings.ts';
import { fine, problem, warning, type Finding } from './finding.ts';

const MIB = 1024 ** 2;
const TOO_LITTLE = 100 * MIB;
const LITTLE = 1024 * MIB;

/** Of the disks on which the embedded files are: the room that is left. */
export function diskFindings(settings: Settings): readonly Finding[] {
  const files = [storeOf(settings), readDatabaseOf(settings)].flatMap((place) =>
    place.kind === 'sqlite' ? dirname(place.file) : [],
  );
  return [...new Set(files)].filter((folder) => existsSync(folder)).map(findingOf);
}

function findingOf(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const detail = `${folder}: ${Math.floor(free / MIB)} MiB free`;
  if (free < TOO_LITTLE) return problem('disk', detail);
  return free < LITTLE ? warning('disk', detail) : fine('disk', detail);
}
