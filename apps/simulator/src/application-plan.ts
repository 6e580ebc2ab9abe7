import type { StandardId } from '#workflows/catalogue';
import { centreFor, standardFor } from './arrivals.ts';
import type { PlannedStep } from './dossier.ts';
import { planComplaint } from './plans/complaint.ts';
import { planPassportAndIdCard } from './plans/passport-and-id-card.ts';
import { planResidenceDeregistration } from './plans/residence-deregistration.ts';
import { planResidenceRegistration } from './plans/residence-registration.ts';
import { planSurvey } from './plans/survey.ts';
import { planTemporaryIdCard } from './plans/temporary-id-card.ts';
import { Random } from './random.ts';
import { Visit, type Arrival } from './visit.ts';

const PLANS: Readonly<Record<StandardId, (visit: Visit) => void>> = {
  'passport-and-id-card': planPassportAndIdCard,
  'temporary-id-card': planTemporaryIdCard,
  'residence-registration': planResidenceRegistration,
  'residence-deregistration': planResidenceDeregistration,
};

/** So many complain; of those whose application was refused, more. */
const COMPLAINTS = 0.009;
const COMPLAINTS_AFTER_REFUSAL = 0.05;

/** All steps of one application that comes in on the day, of the complaint about it, and what the consumer answers. Pure. */
export function planApplication(name: string, day: string): readonly PlannedStep[] {
  const random = Random.named(name);
  const centre = centreFor(random);
  const standard = standardFor(random, centre, day);
  const arrival = { name, random, centre, day };
  const visit = new Visit(standard, arrival, standard === 'temporary-id-card' ? standard : 'centre');
  PLANS[standard](visit);
  return [...visit.dossier.steps, ...complaintAbout(visit, arrival), ...planSurvey(visit, name)];
}

function complaintAbout({ dossier, standard }: Visit, arrival: Arrival): readonly PlannedStep[] {
  const { random } = arrival;
  const refused = dossier.steps.at(-1)?.command.type === 'RefuseApplication';
  if (!random.chance(refused ? COMPLAINTS_AFTER_REFUSAL : COMPLAINTS)) return [];
  const [first] = dossier.steps;
  const at = random.chance(0.5) ? dossier.lastAt : (first?.at ?? 0);
  return planComplaint(
    { ...arrival, name: `${arrival.name}/complaint` },
    { id: dossier.applicationId, standard, at },
  );
}
