import { takeIn } from '../counter.ts';
import { madeUp } from '../people.ts';
import type { Visit } from '../visit.ts';
import { provideSameDay } from './same-day.ts';

/** Standard 2: for whom the identity document is lost or no longer valid. No category is exempt (H8). */
export function planTemporaryIdCard(visit: Visit): void {
  const { random, day, centre } = visit;
  const { person, age } = madeUp(random, { youngest: 16, oldest: 75, on: day });
  const accepted = takeIn(visit, {
    submission: {
      office: centre.id,
      applicant: person,
      reason: random.weighted({ lost: 78, invalid: 22 }),
    },
    circumstances: { channel: 'paper', under16: age < 16, exempt: false },
    duty: { items: ['temporary-id-card'], exemption: undefined },
  });
  if (!accepted) return;
  provideSameDay(visit, accepted.at, { number: `T${random.digits(7)}`, issuedOn: day }, person);
}
