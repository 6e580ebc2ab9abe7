import { readFileSync } from 'node:fs';
import { TIME_READING_CHOICES } from '#libs/contract';
import { DEFAULT_READINGS, WORKFLOW_IDS, type Readings } from './readings.ts';

/**
 * The readings in a JSON file, `{ "<standard>": { "<open point>": "<reading>" } }`, and under `time` those of the words
 * on time, by workflow; none without a file.
 * @throws Error where it cannot be read, or names what no standard leaves open
 */
export function readingsFrom(file: string | undefined): Readings {
  if (file === undefined) return {};
  const read = parse(file);
  const faults = Object.entries(read).flatMap(([key, chosen]) =>
    key === 'time' ? timeFaults(chosen) : faultsIn(key, chosen),
  );
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
    ? DEFAULT_READINGS[standard as keyof typeof DEFAULT_READINGS]
    : undefined;
  if (!known)
    return [`"${standard}" is no standard; there are: ${Object.keys(DEFAULT_READINGS).join(', ')}, and time`];
  if (!isObject(chosen)) return [`${standard} must be an object`];
  return Object.entries(chosen).flatMap(([point, reading]) => {
    if (!Object.hasOwn(known, point))
      return [`${standard} has no open point "${point}"; it has: ${Object.keys(known).join(', ')}`];
    return typeof reading === 'string' ? [] : [`${standard}: ${point} must be the name of a reading`];
  });
}

function timeFaults(chosen: unknown): string[] {
  if (!isObject(chosen)) return ['time must be an object, by workflow'];
  return Object.entries(chosen).flatMap(([workflow, readings]) => {
    if (!WORKFLOW_IDS.includes(workflow))
      return [`time: "${workflow}" is no workflow; there are: ${WORKFLOW_IDS.join(', ')}`];
    if (!isObject(readings)) return [`time: ${workflow} must be an object`];
    return Object.entries(readings).flatMap(([point, reading]) => timeFault(workflow, point, reading));
  });
}

function timeFault(workflow: string, point: string, reading: unknown): string[] {
  const choices: readonly unknown[] | undefined = Object.hasOwn(TIME_READING_CHOICES, point)
    ? TIME_READING_CHOICES[point as keyof typeof TIME_READING_CHOICES]
    : undefined;
  if (!choices) {
    const known = Object.keys(TIME_READING_CHOICES).join(', ');
    return [`time: ${workflow} has no reading "${point}"; there are: ${known}`];
  }
  const given = JSON.stringify(reading);
  return choices.includes(reading)
    ? []
    : [`time: ${point} of ${workflow} must be one of ${choices.join(', ')}, not ${given}`];
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
