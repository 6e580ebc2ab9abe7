import { v5 as uuidV5 } from 'uuid';
import { surveyId, type Question } from '#workflows/quality';
import { instant, plusDays } from '../days.ts';
import { COMMANDS, type PlannedStep } from '../dossier.ts';
import { Random } from '../random.ts';
import type { Visit } from '../visit.ts';

/** So many of those whose application is closed say what they think. */
const ASKED = 0.15;
/** How many are content, of those whom the service pleased: everybody is asked but the question about complaints. */
const CONTENT: Readonly<Record<Question, number>> = {
  'process-quality': 0.86,
  'quality-and-information': 0.83,
  'complaint-procedure': 0.7,
  courtesy: 0.91,
};
const COMPLAINT_QUESTION = 0.35;
/** Whoever was refused is content half as often. */
const AFTER_REFUSAL = 0.5;

/** The answers of the consumer, some days after the application was closed; none of most. Numbers of its own, so that it changes no other plan. */
export function planSurvey({ dossier, standard, centre, days }: Visit, name: string): readonly PlannedStep[] {
  const last = dossier.steps.findLast(({ mistaken }) => !mistaken)?.command.type;
  const random = Random.named(`${name}/survey`);
  if ((last !== 'HandOverResult' && last !== 'RefuseApplication') || !random.chance(ASKED)) return [];
  const day = plusDays(days.dayOf(dossier.lastAt), random.whole(0, 6));
  const at = days.momentAfter(dossier.lastAt, day, random);
  const pleased = last === 'RefuseApplication' ? AFTER_REFUSAL : 1;
  const application = { id: dossier.applicationId, standard, office: centre.id };
  return (Object.keys(CONTENT) as Question[])
    .filter((question) => question !== 'complaint-procedure' || random.chance(COMPLAINT_QUESTION))
    .map((question) => {
      const data = { application, question, satisfied: random.chance(CONTENT[question] * pleased) };
      return { at, mistaken: false, command: answer(data, at) };
    });
}

function answer(
  data: { readonly application: { readonly id: string }; readonly question: Question },
  at: number,
): PlannedStep['command'] {
  const applicationId = surveyId(data.application.id, data.question);
  return {
    id: uuidV5(applicationId, COMMANDS),
    workflow: 'survey',
    type: 'AnswerSurvey',
    applicationId,
    data,
    actor: { id: 'survey-desk', roles: ['integrator'], office: null },
    occurredAt: instant(at),
    correlationId: data.application.id,
  };
}
