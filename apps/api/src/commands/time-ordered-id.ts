import { randomUUID } from 'node:crypto';

const MOST_IN_A_MS = 0xfff;
let lastMs = 0;
let sequence = 0;

/**
 * A UUID v7 (RFC 9562) that sorts after all that this process has given before, also within a millisecond and when the
 * clock stands or goes back. Its random part is that of a v4: the runtime draws those in stock, which is ten times
 * cheaper than drawing each.
 */
export function timeOrderedId(now: Date): string {
  const ms = now.getTime();
  if (ms > lastMs) [lastMs, sequence] = [ms, 0];
  else if (sequence < MOST_IN_A_MS) sequence += 1;
  else [lastMs, sequence] = [lastMs + 1, 0];
  const time = lastMs.toString(16).padStart(12, '0');
  const place = sequence.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}${randomUUID().slice(18)}`;
}
