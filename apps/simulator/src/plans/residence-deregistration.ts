import { takeIn } from '../counter.ts';
import { madeUp, type PersonWish } from '../people.ts';
import type { Visit } from '../visit.ts';
import { militaryOf, residenceResult } from './residence.ts';
import { provideSameDay } from './same-day.ts';

/** Standard 4: free of charge; for the deceased and the sentenced somebody else appears (H9). */
export function planResidenceDeregistration(visit: Visit): void {
  const { random, day, centre } = visit;
  const ground = random.weighted({ moved: 82, 'dwelling-right-ended': 6, sentenced: 3, deceased: 9 });
  const applicant = madeUp(random, { ...agesFor(ground, random.chance(0.2)), on: day });
  const under16 = applicant.age < 16;
  const absent = ground === 'sentenced' || ground === 'deceased';
  const other = absent || under16 ? madeUp(random, { youngest: 22, oldest: 60, on: day }).person : undefined;
  const channel = random.weighted({ 'hqt-tp': 80, paper: 20 });
  const military = absent ? 'none' : militaryOf(applicant, random);
  const accepted = takeIn(visit, {
    submission: {
      office: centre.id,
      channel,
      applicant: applicant.person,
      ...(other && { representative: other }),
      ground,
      ...(military !== 'none' && { military }),
    },
    circumstances: { channel, under16, military, ground, exempt: false },
  });
  if (!accepted) return;
  const result = residenceResult(channel, !under16 && ground !== 'deceased');
  provideSameDay(visit, accepted.at, result, other ?? applicant.person);
}

function agesFor(ground: string, child: boolean): Pick<PersonWish, 'youngest' | 'oldest'> {
  if (ground === 'deceased') return { youngest: 45, oldest: 92 };
  if (ground === 'sentenced' || !child) return { youngest: 18, oldest: 76 };
  return { youngest: 0, oldest: 15 };
}
