import type { Applicant } from '../people.ts';
import type { Random } from '../random.ts';

type Military = 'none' | 'liable' | 'call-up';

/** Military duty by age and sex, as clause 11 of standards 3 and 4 asks for it. */
export function militaryOf({ sex, age }: Applicant, random: Random): Military {
  if (sex === 'female' || age < 18 || age > 50) return 'none';
  if (age < 27) return random.chance(0.6) ? 'call-up' : 'liable';
  return random.chance(0.85) ? 'liable' : 'none';
}

/** The form of the result that fits (clause 5, H27). */
export function residenceResult(channel: 'hqt-tp' | 'paper', hasCard: boolean): object {
  if (channel === 'paper') return { result: 'stamp-in-book' };
  return { result: hasCard ? 'entry-and-card' : 'entry-only' };
}
