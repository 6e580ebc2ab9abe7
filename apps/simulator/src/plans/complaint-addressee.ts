import { authoritiesOf, authorisedBodyOf, CENTRES_COMMITTEE, MINISTRY } from '#workflows/catalogue';
import type { Subject } from './complaint-words.ts';

/** Clauses 21 and 22: the result to the head of the authority, what it does to the Ministry, rudeness to the Centre. */
export function addresseeOf(subject: Subject, centre: string, higher: boolean): string {
  if (subject === 'result') return authorisedBodyOf(centre).id;
  if (subject !== 'rude-service') return MINISTRY;
  return higher ? CENTRES_COMMITTEE : centre;
}

/** Another addressee that the clause knows for the subject, or none. */
export function otherAddressee(subject: Subject, present: string, region: string): string | undefined {
  if (subject === 'rude-service') return present === CENTRES_COMMITTEE ? undefined : CENTRES_COMMITTEE;
  if (subject !== 'result') return undefined;
  return authoritiesOf(region).find(({ id }) => id !== present)?.id;
}
