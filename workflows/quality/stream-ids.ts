import { v5 as uuidV5 } from 'uuid';
import type { IndicatorId, StandardId } from '#workflows/catalogue';
import type { Question } from './survey/questions.ts';

/**
 * The registers have one stream for each thing that they tell of, and its id is made of that thing: so a second answer
 * to the same question, or a second target for the same year, meets the first one.
 */
const NAMESPACES = {
  survey: '3f3d5c0e-60a5-5d0b-8f7c-0b8f6a2b7d11',
  target: '9a7a4a52-64b8-5b53-9b0e-3b1d7f4f5c22',
  information: 'c1f0d2ce-8c3e-5a44-a3a9-6e1f8d9e2b33',
} as const;

/** The stream of the answer of an application (its UUID) to one question. */
export const surveyId = (applicationId: string, question: Question): string =>
  uuidV5(`${applicationId.toLowerCase()}/${question}`, NAMESPACES.survey);

/** The stream of the target of an indicator, for a standard and a calendar year. */
export const targetId = (indicator: IndicatorId, standard: StandardId, year: number): string =>
  uuidV5(`${indicator}/${standard}/${year}`, NAMESPACES.target);

/** The stream of what is published about a standard. */
export const serviceInformationId = (standard: StandardId): string =>
  uuidV5(standard, NAMESPACES.information);
