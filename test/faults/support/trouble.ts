import { setTimeout as pause } from 'node:timers/promises';
import type { Constellation } from './constellation.ts';

/** Draws the same numbers for the same seed (mulberry32). */
export function drawing(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** However quickly the load is through. */
const LEAST = 6;

/**
 * What can go wrong, in any order, one after the other, until the signal: a part dies and comes again, the read database
 * crashes, a network is cut, stalls, is slow.
 * @returns what went wrong, in order
 */
export async function trouble(
  there: Constellation,
  draw: (below: number) => number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const happened: string[] = [];
  const { store, tables } = there.networks;
  const parts = there.parts.map((part) => async () => {
    happened.push(`kill ${part.name}`);
    await part.kill();
    await pause(draw(600));
    await part.start();
  });
  const bad = [store, tables].flatMap((network, index) => {
    const name = index === 0 ? 'log' : 'tables';
    const during = async (what: string, make: () => void, mostMs: number) => {
      happened.push(`${what} ${name}`);
      make();
      await pause(100 + draw(mostMs));
      network.resume();
    };
    return [
      () => during('cut', () => network.cut(), 1_000),
      () => during('stall', () => network.stall(), 2_000),
      () => during('lose answers of', () => network.stall('answers'), 1_000),
      () => during('slow', () => (network.delayMs = 5 + draw(60)), 1_500),
    ];
  });
  const crash = async () => {
    happened.push('kill read database');
    await there.postgres.crash();
  };
  // As likely as anything else, though it is only one.
  const all = [...parts, ...bad, crash, crash];
  while (!signal.aborted || happened.length < LEAST) {
    await all[draw(all.length)]?.();
    await pause(draw(400));
  }
  return happened;
}
