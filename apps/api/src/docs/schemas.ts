import { ERROR_CODES, ROLES } from '#libs/contract';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const instant: Schema = { type: 'string', format: 'date-time' };
const day: Schema = { type: 'string', format: 'date' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const position: Schema = {
  type: 'string',
  pattern: '^\\d+$',
  description: 'Order over all steps; pass it on as `after`.',
};
const anyObject: Schema = { type: 'object' };

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object of which all properties are there, but for the optional ones. */
const object = (properties: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

const page = (item: string) =>
  object({
    items: listOf(ref(item)),
    next: { type: ['string', 'null'], description: 'Cursor of the next page.' },
  });

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
      path: { type: 'string', description: 'JSON pointer into the body.' },
      expected: {},
      actual: {},
    },
  ),
  Problem: object(
    { type: text, title: text, status: number, detail: text, code: { enum: ERROR_CODES }, instance: text },
    {
      violations: listOf(ref('Violation')),
      state: { type: 'string', description: 'Present state of the application.' },
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
  Applicant: object({ name: text, iin: { type: ['string', 'null'] } }),
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
        oneOf: [ref('Applicant'), { type: 'null' }],
        description: 'Only for those who may see persons.',
      },
      application: { type: ['string', 'null'], description: 'The application that a complaint is about.' },
    },
  ),
  SummaryPage: page('Summary'),
  Possibility: object(
    {
      command: text,
      title: ref('Text'),
      becomes: text,
      by: listOf({ enum: ROLES }),
      possible: { type: 'boolean' },
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
      state: object({
        name: text,
        title: { oneOf: [ref('Text'), { type: 'null' }] },
        clause: { type: ['string', 'null'] },
      }),
      revision: number,
      place: object({ office: text, region: text }),
      submittedAt: instant,
      submittedOn: day,
      updatedAt: instant,
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
      actor: object({ id: text, roles: listOf({ enum: ROLES }), office: { type: ['string', 'null'] } }),
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
    diagram: { type: 'string', description: 'Mermaid state diagram.' },
  }),
  Office: object({ id: text, kind: text, region: text, name: ref('Text') }),
};
