import { ERROR_CODES, ROLES } from '#libs/contract';
import { CALENDAR_SCHEMAS } from './calendar-schemas.ts';
import { DEADLINE_SCHEMAS } from './deadline-schemas.ts';
import { QUALITY_SCHEMAS } from './quality-schemas.ts';
import {
  anyObject,
  boolean,
  day,
  instant,
  number,
  position,
  text,
  textOrNull,
  uuid,
} from './primitive-schemas.ts';
import { READING_SCHEMAS } from './reading-schemas.ts';
import { listOf, nullable, object, page, ref, type Schema } from './schema-parts.ts';

const step = {
  revision: number,
  position,
  type: text,
  occurredAt: instant,
  occurredOn: day,
  recordedAt: instant,
  clause: text,
  from: text,
  to: text,
  data: anyObject,
};

/** What the service answers with; what it takes is generated from the classes of the commands. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Text: object({ kk: text, ru: text, en: text }),
  Violation: object(
    { code: text, message: text },
    {
      clause: text,
      path: { ...text, description: 'JSON pointer into the body.' },
      expected: {},
      actual: {},
    },
  ),
  Problem: object(
    { type: text, title: text, status: number, detail: text, code: { enum: ERROR_CODES }, instance: text },
    {
      violations: listOf(ref('Violation')),
      state: { ...text, description: 'Present state of the application.' },
      possible: { ...listOf(text), description: 'Commands that are possible now.' },
    },
  ),
  Event: object({ id: uuid, ...step }),
  Receipt: object({
    id: uuid,
    number: text,
    state: text,
    revision: number,
    position,
    events: listOf(ref('Event')),
  }),
  Applicant: object({ name: text, iin: textOrNull }),
  Summary: object(
    {
      id: uuid,
      number: text,
      standard: text,
      edition: text,
      state: text,
      office: text,
      region: text,
      submittedAt: instant,
      submittedOn: day,
      updatedAt: instant,
      revision: number,
      position,
    },
    {
      applicant: {
        ...nullable(ref('Applicant')),
        description: 'Only for those who may see persons.',
      },
      application: { ...textOrNull, description: 'The application that a complaint is about.' },
    },
  ),
  SummaryPage: page('Summary'),
  Possibility: object(
    {
      command: text,
      title: ref('Text'),
      becomes: text,
      by: listOf({ enum: ROLES }),
      possible: boolean,
      conditions: listOf(object({ rule: text, clause: text, title: ref('Text') })),
      possibleIn: listOf(text),
    },
    { why: { enum: ['wrong-state', 'wrong-role', 'foreign-office'] } },
  ),
  Application: object(
    {
      id: uuid,
      number: text,
      standard: object({ id: text, edition: text, title: ref('Text') }),
      state: object({ name: text, title: nullable(ref('Text')), clause: textOrNull }),
      revision: number,
      place: object({ office: text, region: text }),
      submittedAt: instant,
      submittedOn: day,
      updatedAt: instant,
      deadlines: listOf(ref('Deadline')),
      next: listOf(ref('Possibility')),
    },
    {
      personal: { ...anyObject, description: 'Only for those who may see persons.' },
      complaints: listOf(ref('Summary')),
      about: { type: ['object', 'null'], description: 'What a complaint is about.' },
    },
  ),
  Step: object(
    {
      ...step,
      eventId: uuid,
      actor: object({ id: text, roles: listOf({ enum: ROLES }), office: textOrNull }),
      commandId: uuid,
      correlationId: text,
      causationId: text,
    },
    { personal: { type: ['object', 'null'], description: 'Only for those who may see persons.' } },
  ),
  History: object({ id: uuid, steps: listOf(ref('Step')) }),
  StandardLine: object({ id: text, title: ref('Text'), edition: anyObject, links: anyObject }),
  Standard: object({
    id: text,
    title: ref('Text'),
    edition: anyObject,
    links: anyObject,
    begins: text,
    commands: listOf(anyObject),
    rules: listOf(anyObject),
    limits: listOf(anyObject),
    clauses: listOf(anyObject),
    states: listOf(anyObject),
    arrows: listOf(anyObject),
    diagram: { ...text, description: 'Mermaid state diagram.' },
  }),
  Office: object({ id: text, kind: text, region: text, name: ref('Text') }),
  ...DEADLINE_SCHEMAS,
  ...CALENDAR_SCHEMAS,
  ...QUALITY_SCHEMAS,
  ...READING_SCHEMAS,
};
