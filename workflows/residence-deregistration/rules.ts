import { rulesFor, type Violation } from '#libs/contract';
import {
  centreViolations,
  groundViolations,
  missingViolations,
  repealViolations,
  RULE_TITLES,
} from '#workflows/catalogue';
import { circumstancesOf, type DeregistrationContext } from './context.ts';
import type { DeregistrationEvent } from './events.ts';
import { clause, STANDARD_ID, type Result } from './standard.ts';

const rule = rulesFor<DeregistrationContext, DeregistrationEvent>();

/** The conditions of the standard, by the name of the guard that each is. */
export const rules = {
  servedAtCentre: rule({
    on: 'ApplicationSubmitted',
    clause: clause('10'),
    title: RULE_TITLES.servedAtCentre,
    check: ({ data }) => centreViolations(STANDARD_ID, data.office),
  }),
  standardInForce: rule({
    on: 'ApplicationSubmitted',
    clause: clause('3'),
    title: RULE_TITLES.standardInForce,
    check: ({ data, occurredOn }) => repealViolations(data.readings.afterRepeal, occurredOn, clause('3')),
  }),
  documentsComplete: rule({
    on: 'DocumentsChecked',
    clause: clause('11'),
    title: RULE_TITLES.documentsComplete,
    check: ({ data }, context) => missingViolations(STANDARD_ID, circumstancesOf(context), data.presented),
  }),
  missingNamed: rule({
    on: 'ApplicationRefused',
    clause: clause('16'),
    title: RULE_TITLES.missingNamed,
    check: ({ data }, context) => groundViolations(STANDARD_ID, circumstancesOf(context), data),
  }),
  resultFits: rule({
    on: 'ResultProduced',
    clause: clause('5'),
    title: {
      kk: 'Нәтиже нысаны сәйкес келеді',
      ru: 'Форма результата подходит к каналу и возрасту',
      en: 'The form of the result fits the channel and the age',
    },
    check: ({ data }, context) => resultViolations(data.result, context),
  }),
};

/** H27: the book for paper, the card for the system; who is under 16, or no longer lives, has no card to re-record. */
function resultViolations(result: Result, context: DeregistrationContext): Violation[] {
  const expected = possibleResults(context);
  if (expected.includes(result)) return [];
  const message = `the result of this application is ${expected.join(' or ')}`;
  return [
    { code: 'result-does-not-fit', message, clause: clause('5'), path: '/result', expected, actual: result },
  ];
}

function possibleResults({ channel, under16, readings, ground }: DeregistrationContext): Result[] {
  const entry: Result = under16 || ground === 'deceased' ? 'entry-only' : 'entry-and-card';
  if (readings.result === 'either') return ['stamp-in-book', entry];
  return channel === 'paper' ? ['stamp-in-book'] : [entry];
}
