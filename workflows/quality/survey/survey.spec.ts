import { fileURLToPath } from 'node:url';
import { applicationOf, but, goldenHistories, readmePage, step, workflowContract } from '#libs/testing';
import { PARAGRAPH_IDS, STANDARD_IDS } from '#workflows/catalogue';
import { surveyId } from '../stream-ids.ts';
import { QUESTIONS } from './questions.ts';
import { survey } from './workflow.ts';

const { example } = survey().commands.AnswerSurvey;
const { text: _, ...wordless } = example;
const application = (standard: string) => but(example.application, { standard });

const samples = [
  ...STANDARD_IDS.map((standard) =>
    step('AnswerSurvey', but(example, { application: application(standard) })),
  ),
  ...QUESTIONS.map((question) => step('AnswerSurvey', but(wordless, { question, satisfied: false }))),
];

workflowContract(survey(), samples, PARAGRAPH_IDS);
readmePage(survey(), fileURLToPath(new URL('README.md', import.meta.url)));
goldenHistories(survey(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'satisfied-with-courtesy': [step('AnswerSurvey', undefined, { on: '2012-05-14' })],
  'not-satisfied-without-a-word': [
    step('AnswerSurvey', but(wordless, { question: 'complaint-procedure', satisfied: false }), {
      by: 'integrator',
      on: '2012-05-14',
    }),
  ],
});

describe('an answer of a consumer', () => {
  const { given } = applicationOf(survey(), surveyId(example.application.id, example.question));
  const answer = (changes: Readonly<Record<string, unknown>>) =>
    given().when('AnswerSurvey', but(example, changes));

  it('is kept with the day on which it was given, at the office that served the application', () => {
    const { event, state } = given().when('AnswerSurvey', undefined, {
      on: '2012-05-14',
      office: 'almaty-1',
    });
    expect(state).toBe('answered');
    expect(event?.data).toEqual({
      application: { id: example.application.id, standard: 'passport-and-id-card' },
      question: 'courtesy',
      satisfied: true,
      answeredOn: '2012-05-14',
    });
    expect(event?.metadata).toMatchObject({
      office: 'astana-1',
      region: 'astana',
      clause: 'passport-and-id-card:18',
    });
  });

  it('has its own words with what is personal, and nowhere else', () => {
    const { event } = answer({});
    expect(event?.personal).toEqual({ text: example.text });
    expect(answer({ text: undefined }).event).not.toHaveProperty('personal');
  });

  it('is given once', () => {
    const answered = given(step('AnswerSurvey'));
    expect(answered.when('AnswerSurvey', but(example, { satisfied: false })).answer).toBe(
      'application-exists',
    );
  });

  it('is passed on by compliance staff and by other systems, and by nobody else', () => {
    const by = (role: 'integrator' | 'centre-employee') =>
      given().when('AnswerSurvey', undefined, { by: role }).answer;
    expect(by('integrator')).toBe('SurveyAnswered');
    expect(by('centre-employee')).toBe('wrong-role');
  });

  it.each([
    ['another question', { question: 'weather' }],
    ['another standard', { application: application('marriage') }],
    ['no application', { application: undefined }],
    ['neither yes nor no', { satisfied: 'rather' }],
    ['a field too many', { surname: 'Ахметова' }],
  ])('is refused with %s', (_what, changes) => {
    const refused = given().when('AnswerSurvey', but(example, changes), { office: 'astana-1' });
    expect(refused.answer).toBe('invalid-data');
  });

  it('is refused for an office that there is not', () => {
    expect(answer({ application: but(example.application, { office: 'atlantis-1' }) }).answer).toBe(
      'unknown-office',
    );
  });
});
