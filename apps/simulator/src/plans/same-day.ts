import type { Person } from '#workflows/catalogue';
import { handOver } from '../counter.ts';
import type { Visit } from '../visit.ts';

/**
 * Standards 2 to 4 give the result on the day of the application: mostly at once, sometimes later on the day, and
 * now and then beyond the limit.
 */
export function provideSameDay(visit: Visit, at: number, result: object, recipient: Person): void {
  const { random } = visit;
  const producedAt = producedAfter(visit, at);
  visit.byOfficer(producedAt, 'ProduceResult', result);
  if (random.chance(0.01)) return;
  const atOnce = producedAt - at < 3_600_000 && random.chance(0.97);
  const handedAt = atOnce
    ? visit.after(producedAt, 1, 6)
    : visit.days.momentAfter(producedAt, visit.days.dayOf(producedAt), random);
  handOver(visit, handedAt, recipient, atOnce ? {} : { queueTicketAt: visit.queueTicketAt(handedAt) });
}

function producedAfter(visit: Visit, at: number): number {
  const { random, days, day } = visit;
  const pace = random.next();
  if (pace < 0.88) return visit.after(at, 4, 16);
  if (pace < 0.96) return visit.after(at, 20, 55);
  if (pace < 0.98) return days.momentAfter(visit.after(at, 30, 90), day, random);
  return days.momentAfter(at, days.openDaysAfter(day, random.whole(1, 4)), random);
}
