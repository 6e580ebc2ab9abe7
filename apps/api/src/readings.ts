import { readFileSync } from 'node:fs';
import { DEFAULT_READINGS, type Readings } from '#apps/workflows';

/**
 * The readings in a JSON file, `{ "<standard>": { "<open point>": "<reading>" } }`; none without a file.
 * @throws Error where it cannot be read, or names what no standard leaves open
 */
export function readingsFrom(file: string | undefined): Readings {
  if (file === undefined) return {};
  const read = parse(file);
  const faults = Object.entries(read).flatMap(([standard, chosen]) => faultsIn(standard, chosen));
  if (faults.length > 0) throw new Error(`QADAM_READINGS: ${faults.join('; ')}`);
  return read;
}

function parse(file: string): object {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`QADAM_READINGS cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (isObject(read)) return read;
  throw new Error(`QADAM_READINGS: ${file} must hold a JSON object`);
}

function faultsIn(standard: string, chosen: unknown): string[] {
  const known = Object.hasOwn(DEFAULT_READINGS, standard)
    ? DEFAULT_READINGS[standard as keyof Readings]
    : undefined;
  if (!known) return [`"${standard}" is no standard; there are: ${Object.keys(DEFAULT_READINGS).join(', ')}`];
  if (!isObject(chosen)) return [`${standard} must be an object`];
  return Object.entries(chosen).flatMap(([point, reading]) => {
    if (!Object.hasOwn(known, point))
      return [`${standard} has no open point "${point}"; it has: ${Object.keys(known).join(', ')}`];
    return typeof reading === 'string' ? [] : [`${standard}: ${point} must be the name of a reading`];
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
