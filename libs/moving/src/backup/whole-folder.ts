import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ServiceError } from '#libs/contract';

/**
 * Fills a folder so that it is there wholly or not at all: in another one beside it, which takes its name at the end,
 * when everything is on the disk.
 * @param what for the refusal: `the backup`
 * @throws ServiceError `bad-configuration` where the folder exists and is not empty; whatever `fill` throws
 */
export async function fillWholly<T>(
  folder: string,
  what: string,
  fill: (inside: string) => Promise<T>,
): Promise<T> {
  const target = resolve(folder);
  checkEmpty(target, what);
  mkdirSync(dirname(target), { recursive: true });
  const parent = realpathSync(dirname(target));
  const inside = mkdtempSync(join(parent, `.${basename(target)}-`));
  try {
    const result = await fill(inside);
    for (const name of readdirSync(inside)) syncPath(join(inside, name));
    syncPath(inside);
    checkEmpty(target, what);
    // Takes the place of an empty folder, too.
    renameSync(inside, join(parent, basename(target)));
    syncPath(parent);
    return result;
  } catch (error) {
    rmSync(inside, { recursive: true, force: true });
    throw error;
  }
}

function checkEmpty(folder: string, what: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new ServiceError('bad-configuration', `${folder} is not empty: ${what} needs a folder of its own`);
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
