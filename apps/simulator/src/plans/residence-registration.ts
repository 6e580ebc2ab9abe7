import { findExemption } from '#workflows/catalogue';
import { takeIn } from '../counter.ts';
import { exemptionFor } from '../exemptions.ts';
import { madeUp, madeUpAddress } from '../people.ts';
import type { Visit } from '../visit.ts';
import { militaryOf, residenceResult } from './residence.ts';
import { provideSameDay } from './same-day.ts';

/** Standard 3. Every twentieth comes from abroad, half of them repatriates who are not citizens yet (H15). */
export function planResidenceRegistration(visit: Visit): void {
  const { random, day, centre, standard } = visit;
  const child = random.chance(0.22);
  const cameFromAbroad = random.chance(0.05);
  const repatriate = cameFromAbroad && !child && random.chance(0.5);
  const age = child ? { youngest: 0, oldest: 15 } : { youngest: 16, oldest: 78 };
  const applicant = madeUp(random, { ...age, on: day, citizen: !repatriate });
  const parent = child ? madeUp(random, { youngest: 22, oldest: 52, on: day }).person : undefined;
  const exemption = repatriate
    ? findExemption(standard, 'repatriate-before-citizenship')
    : exemptionFor(standard, applicant, random);
  const channel = random.weighted({ 'hqt-tp': 80, paper: 20 });
  const military = repatriate ? 'none' : militaryOf(applicant, random);
  const accepted = takeIn(visit, {
    submission: {
      office: centre.id,
      channel,
      applicant: applicant.person,
      ...(parent && { representative: parent }),
      newAddress: madeUpAddress(random, centre),
      ...(cameFromAbroad && { cameFromAbroad }),
      ...(exemption && { exemption: exemption.id }),
      ...(military !== 'none' && { military }),
    },
    circumstances: { channel, under16: child, military, cameFromAbroad, exempt: exemption !== undefined },
    duty: { items: ['residence-registration'], exemption },
  });
  if (accepted)
    provideSameDay(visit, accepted.at, residenceResult(channel, !child), parent ?? applicant.person);
}
