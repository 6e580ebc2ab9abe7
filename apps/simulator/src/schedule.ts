import { ServiceError } from '#libs/contract';
import { INDEX_KNOWN_UNTIL } from '#workflows/catalogue';
import { planApplication } from './application-plan.ts';
import { arrivalsPerDay, rushOf } from './arrivals.ts';
import { DAY_MS, dayOf, plusDays } from './days.ts';
import type { PlannedStep } from './dossier.ts';
import { planRegisters } from './plans/registers.ts';
import { Random } from './random.ts';

export interface Span {
  readonly applications: number;
  /** Applications come in on so many calendar days. */
  readonly days: number;
  readonly seed: number;
  /** Nothing happens after it. The last day of arrivals is the last on which all offices have closed by then. */
  readonly until: Date;
}

/** What happens on one day, in order of time. */
export interface DayOfSteps {
  readonly day: string;
  readonly arrivals: number;
  readonly steps: readonly PlannedStep[];
}

/** From the day of the decree on there is an edition to apply. */
const FIRST_DAY = '2012-03-28';
/** Before then no office of the country is open. */
const BEFORE_OPENING_UTC = 'T02:00:00.000Z';
/** By then, UTC, every office of the country is closed. */
const LAST_CLOSING_MS = 16 * 3_600_000;

/**
 * The steps of all applications, day by day; holds only what is still to come of those that have begun. Pure.
 * @throws ServiceError `bad-configuration`, at once, for a span without law, without index or without working day
 */
export function schedule(span: Span): Iterable<DayOfSteps> {
  const days = daysOf(span.days, span.until);
  const run = `qadam/${span.seed}/${span.applications}/${span.days}/${span.until.toISOString()}`;
  return stepsByDay(days, span, run);
}

function* stepsByDay(
  days: readonly string[],
  { applications, until }: Span,
  run: string,
): Generator<DayOfSteps> {
  const counts = arrivalsPerDay(days, applications, Random.named(run));
  const ahead = new Map<string, PlannedStep[]>();
  for (const step of registersFor(days)) enter(ahead, step);
  let number = 0;
  for (const [place, day] of [...days, ...daysBetween(days.at(-1), until)].entries()) {
    const arrivals = counts[place] ?? 0;
    for (let count = 0; count < arrivals; count += 1, number += 1) {
      const steps = planApplication(`${run}/${number}`, day).filter(({ at }) => at <= until.getTime());
      for (const step of steps) enter(ahead, step);
    }
    // The sort is stable: steps of one moment stay in the order in which they were planned.
    const steps = (ahead.get(day) ?? []).sort((one, other) => one.at - other.at);
    ahead.delete(day);
    yield { day, arrivals, steps };
  }
}

/** Handed in on the first day on which somebody comes, before anybody does. */
function registersFor(days: readonly string[]): readonly PlannedStep[] {
  const first = days.find((day) => rushOf(day) > 0);
  if (first === undefined) return [];
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
  return planRegisters(years, Date.parse(`${first}${BEFORE_OPENING_UTC}`));
}

function enter(ahead: Map<string, PlannedStep[]>, step: PlannedStep): void {
  const day = dayOf(step.at);
  const known = ahead.get(day);
  if (known) known.push(step);
  else ahead.set(day, [step]);
}

/** What is left after the last arrivals: at most the day on which the offices have not closed yet. */
function daysBetween(last: string | undefined, until: Date): string[] {
  const end = dayOf(until.getTime());
  return last === undefined || last >= end ? [] : [end];
}

function daysOf(count: number, until: Date): string[] {
  const last = dayOf(until.getTime() - LAST_CLOSING_MS);
  const first = plusDays(last, 1 - count);
  if (first < FIRST_DAY || last > INDEX_KNOWN_UNTIL) {
    throw new ServiceError(
      'bad-configuration',
      `Applications would come in from ${first} to ${last}; possible is ${FIRST_DAY} to ${INDEX_KNOWN_UNTIL}`,
    );
  }
  const days = Array.from({ length: count }, (_, place) => plusDays(first, place));
  if (days.some((day) => rushOf(day) > 0)) return days;
  throw new ServiceError('bad-configuration', `No Centre is open from ${first} to ${last}`);
}

/** Steps that may go on at the same time: of different applications, within a quarter of an hour, at most so many. */
const LARGEST_BATCH = 64;
const WINDOW_MS = DAY_MS / 96;

/** Divides a day into batches whose steps do not wait for each other. */
export function* batchesOf(steps: readonly PlannedStep[]): Generator<readonly PlannedStep[]> {
  let batch: PlannedStep[] = [];
  let busy = new Set<string>();
  for (const step of steps) {
    const first = batch[0];
    const { applicationId } = step.command;
    const full = batch.length >= LARGEST_BATCH || busy.has(applicationId);
    if (first && (full || step.at - first.at > WINDOW_MS)) {
      yield batch;
      batch = [];
      busy = new Set();
    }
    batch.push(step);
    busy.add(applicationId);
  }
  if (batch.length > 0) yield batch;
}
