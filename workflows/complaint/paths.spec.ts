import { but, explore, step, workflowContract } from '#libs/testing';
import { PARAGRAPH_IDS } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { complaint } from './index.ts';
import { SUBJECTS } from './standard.ts';

const { LodgeComplaint: rude, AnswerComplaint } = examples;
const { complainant: _, ...anonymous } = rude;
const application = { id: '0198c2f0-0000-7000-8000-000000000021', standard: 'passport-and-id-card' };

const samples = [
  ...SUBJECTS.flatMap((subject) =>
    ['astana-1', 'astana-police', 'ministry-of-internal-affairs', 'centres-committee'].map((addressee) =>
      step('LodgeComplaint', but(rude, { subject, addressee, application })),
    ),
  ),
  step('LodgeComplaint', anonymous),
  step('RegisterComplaint'),
  step('RegisterComplaint', but(examples.RegisterComplaint, { inquiry: 'needed' })),
  step('ForwardComplaint'),
  step('ForwardComplaint', but(examples.ForwardComplaint, { addressee: 'astana-1' })),
  step('BeginConsideration'),
  step('ExtendConsideration'),
  step('SendExtensionNotice'),
  step('AnswerComplaint'),
  step('AnswerComplaint', but(AnswerComplaint, { courtNamed: false })),
  step('AnswerComplaint', but(AnswerComplaint, { outcome: 'satisfied', courtNamed: false })),
  step('AnswerComplaint', but(AnswerComplaint, { sentByPost: false })),
  step('LeaveUnconsidered'),
  step('LeaveUnconsidered', { reason: 'anonymous' }),
  step('NoteCourtAppeal'),
];

workflowContract(complaint(), samples, PARAGRAPH_IDS);

describe('no way of a complaint', () => {
  const situations = explore(complaint(), samples);
  const histories = situations.map(({ history }) => history.map(({ type }) => type));
  const times = (happened: readonly string[], type: string) =>
    happened.filter((each) => each === type).length;

  it('leads to an answer before it is registered and considered (clause 25)', () => {
    const answered = histories.filter((happened) => happened.includes('ComplaintAnswered'));
    expect(answered.length).toBeGreaterThan(2);
    for (const happened of answered) {
      expect(happened.indexOf('ComplaintRegistered')).toBeGreaterThan(-1);
      expect(happened.indexOf('ConsiderationBegun')).toBeGreaterThan(happened.indexOf('ComplaintRegistered'));
      expect(happened.indexOf('ComplaintAnswered')).toBeGreaterThan(happened.indexOf('ConsiderationBegun'));
    }
  });

  it('is extended twice (law 221, article 8)', () => {
    expect(Math.max(...histories.map((happened) => times(happened, 'ConsiderationExtended')))).toBe(1);
  });

  it('goes to court unanswered (clause 23)', () => {
    const inCourt = histories.filter((happened) => happened.includes('CourtAppealNoted'));
    expect(inCourt.length).toBeGreaterThan(0);
    for (const happened of inCourt) expect(happened).toContain('ComplaintAnswered');
  });

  it('leaves it with an office that clauses 21 and 22 do not name', () => {
    const astray = situations
      .map(({ application: { machine } }) => machine.context as { subject: string; addressee: string })
      .filter(({ subject }) => subject !== 'rude-service')
      .filter(({ addressee }) => ['astana-1', 'centres-committee'].includes(addressee));
    expect(astray).toEqual([]);
  });
});
