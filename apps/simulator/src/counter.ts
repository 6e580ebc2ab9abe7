import type { DocumentCircumstances, LaidDocument, Person } from '#workflows/catalogue';
import { completeDocuments, withSomethingForgotten } from './documents.ts';
import { settle, type DutyOwed } from './duty.ts';
import type { Visit } from './visit.ts';

/** What is handed in at the counter. */
export interface Filing {
  /** Data of `SubmitApplication`, without the queue ticket. */
  readonly submission: object;
  readonly circumstances: DocumentCircumstances;
  /** Undefined where the service is free. */
  readonly duty?: DutyOwed;
}

export interface Accepted {
  /** When everything was settled. */
  readonly at: number;
  readonly presented: readonly LaidDocument[];
}

const INCOMPLETE_FOR_GOOD = 0.04;
const BROUGHT_LATER = 0.035;

/** From the submission to the point where the work begins; undefined where it ended in a refusal (clause 16). */
export function takeIn(visit: Visit, { submission, circumstances, duty }: Filing): Accepted | undefined {
  const { began, random } = visit;
  const queue = random.chance(0.8) ? { queueTicketAt: visit.queueTicketAt(began) } : {};
  visit.byOfficer(began, 'SubmitApplication', { ...submission, ...queue });
  const presented = completeDocuments(visit.standard, circumstances, random);
  const checkedAt = checkDocuments(visit, circumstances, presented);
  if (checkedAt === undefined) return undefined;
  if (!duty) return { at: checkedAt, presented };
  const settledAt = settle(visit, visit.after(checkedAt, 1, 4), duty, presented);
  return settledAt === undefined ? undefined : { at: settledAt, presented };
}

function checkDocuments(
  visit: Visit,
  circumstances: DocumentCircumstances,
  complete: readonly LaidDocument[],
): number | undefined {
  const { random, standard } = visit;
  const at = visit.after(visit.began, 2, 9);
  const fate = random.next();
  if (fate >= INCOMPLETE_FOR_GOOD + BROUGHT_LATER) {
    visit.byOfficer(at, 'CheckDocuments', { presented: complete });
    return at;
  }
  const { presented, missing } = withSomethingForgotten(standard, circumstances, complete, random);
  const forGood = fate < INCOMPLETE_FOR_GOOD;
  if (!forGood || random.chance(0.4)) visit.byOfficerInVain(at, 'CheckDocuments', { presented });
  if (forGood) return refuse(visit, visit.after(at, 1, 8), presented, missing);
  const returned = visit.days.momentAfter(visit.after(at, 20, 120), visit.day, random);
  visit.byOfficer(returned, 'CheckDocuments', { presented: complete });
  return returned;
}

function refuse(
  visit: Visit,
  at: number,
  presented: readonly LaidDocument[],
  missing: readonly string[],
): undefined {
  const reply = `Құжаттар жетіспейді, 16-тармақ. Не представлены документы (пункт 16): ${missing.join(', ')}.`;
  visit.byOfficer(at, 'RefuseApplication', { presented, missing, reply });
}

/** Hands the result over, sometimes after somebody else has tried to get it (clause 15). */
export function handOver(visit: Visit, at: number, recipient: Person, more: object = {}): void {
  const role =
    visit.standard === 'passport-and-id-card' || visit.random.chance(0.5)
      ? 'centre-employee'
      : 'authorised-officer';
  let handedAt = at;
  if (visit.random.chance(0.008)) {
    const stranger = {
      surname: 'Белгісіз',
      givenName: 'Адам',
      birthDate: '1970-01-01',
      citizenOfKazakhstan: true,
    };
    visit.dossier.mistake(at, 'HandOverResult', { ...more, recipient: stranger }, role, visit.centre.id);
    handedAt = visit.after(at, 5, 40);
  }
  visit.dossier.add(handedAt, 'HandOverResult', { ...more, recipient }, role, visit.centre.id);
}
