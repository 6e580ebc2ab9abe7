import { applicationOf, but, step } from '#libs/testing';
import { STANDARD_IDS } from '#workflows/catalogue';
import { examples } from './examples.ts';
import { complaint } from './index.ts';
import { CHANNELS } from './standard.ts';

const { given } = applicationOf(complaint());
const example = examples.LodgeComplaint;
const MINISTRY = 'ministry-of-internal-affairs';
const COMMITTEE = 'centres-committee';
const CENTRE = 'astana-1';
const POLICE = 'astana-police';
const application = { id: '0198c2f0-0000-7000-8000-000000000021', standard: example.standard };
const lodge = (changes: Record<string, unknown>) => given().when('LodgeComplaint', but(example, changes));
const lodged = (changes: Record<string, unknown> = {}) => step('LodgeComplaint', but(example, changes));
const registered = step('RegisterComplaint');
const clause = (paragraph: string) => `passport-and-id-card:${paragraph}`;

describe('a complaint comes in', () => {
  it.each(CHANNELS)('through the channel %s (clause 24)', (channel) => {
    expect(lodge({ channel })).toMatchObject({ answer: 'ComplaintLodged', state: 'lodged' });
  });

  it('with its words, its author and its attachments in the personal part alone', () => {
    const { event } = lodge({});
    expect(event?.personal).toEqual({
      complainant: example.complainant,
      text: example.text,
      attachments: example.attachments,
    });
    expect(event?.data).toMatchObject({ anonymous: false, attachments: 1, addresseeKind: 'centre-head' });
  });

  it.each([
    ['result', POLICE, '21', [CENTRE, MINISTRY, COMMITTEE]],
    ['action', MINISTRY, '21.p2', [CENTRE, POLICE, COMMITTEE]],
    ['omission', MINISTRY, '21.p2', [CENTRE, POLICE, COMMITTEE]],
    ['rude-service', CENTRE, '22', [POLICE, MINISTRY]],
    ['rude-service', COMMITTEE, '22', [POLICE, MINISTRY]],
  ])('about %s with %s (clause %s), and with nobody else', (subject, addressee, paragraph, others) => {
    for (const standard of STANDARD_IDS) {
      const about = { subject, standard, application: { ...application, standard } };
      const { event } = lodge({ ...about, addressee });
      expect(event?.metadata).toMatchObject({ clause: `${standard}:${paragraph}`, office: addressee });
      for (const other of others) {
        expect(lodge({ ...about, addressee: other }).objections).toEqual([
          `wrong-addressee ${standard}:${paragraph}`,
        ]);
      }
    }
  });

  it('with no addressee that does not exist', () => {
    expect(lodge({ addressee: 'ministry-of-magic' }).answer).toBe('unknown-office');
  });

  it('about a result only with the application that it is about, of the same standard', () => {
    const about = { subject: 'result', addressee: POLICE };
    expect(lodge(about).objections).toEqual([`application-needed ${clause('21')}`]);
    expect(lodge({ ...about, application }).objections).toEqual([]);
    const other = { ...application, standard: 'temporary-id-card' };
    expect(lodge({ ...about, application: other }).objections).toEqual(['other-standard']);
  });
});

describe('a complaint is registered', () => {
  it('with number, date and receiver on a coupon (clause 25)', () => {
    const { event } = given(lodged()).when('RegisterComplaint', undefined, { on: '2012-04-03' });
    const { incomingNumber, inquiry, receiver, contacts } = examples.RegisterComplaint;
    expect(event?.data).toEqual({ incomingNumber, inquiry, registeredOn: '2012-04-03' });
    expect(event?.personal).toEqual({
      complaintCoupon: { incomingNumber, registeredOn: '2012-04-03', receiver, contacts },
    });
    expect(event?.metadata.clause).toBe(clause('25.p2'));
  });

  it('by a clerk of the addressee, before it is considered', () => {
    const fresh = given(lodged());
    expect(fresh.when('RegisterComplaint', undefined, { by: 'complaint-examiner' }).answer).toBe(
      'wrong-role',
    );
    expect(fresh.when('RegisterComplaint', undefined, { office: COMMITTEE }).answer).toBe('foreign-office');
    expect(fresh.when('BeginConsideration').answer).toBe('wrong-state');
  });

  it('on the clauses of the standard that it is about', () => {
    const about = lodged({ standard: 'residence-registration' });
    expect(given(about).when('RegisterComplaint').event?.metadata.clause).toBe(
      'residence-registration:25.p2',
    );
  });
});

describe('a complaint that is sent on', () => {
  const at = given(lodged(), registered);

  it('moves to the other office, which registers it anew', () => {
    const { event, state } = at.when('ForwardComplaint');
    expect(state).toBe('lodged');
    expect(event?.metadata.office).toBe(COMMITTEE);
    const moved = given(lodged(), registered, step('ForwardComplaint'));
    expect(moved.when('RegisterComplaint', undefined, { office: CENTRE }).answer).toBe('foreign-office');
    expect(moved.when('RegisterComplaint', undefined, { office: COMMITTEE }).state).toBe('registered');
  });

  it('goes to a competent addressee, and not to where it is', () => {
    const forward = (addressee: string) =>
      at.when('ForwardComplaint', but(examples.ForwardComplaint, { addressee })).objections;
    expect(forward(MINISTRY)).toEqual([`wrong-addressee ${clause('22')}`]);
    expect(forward(CENTRE)).toEqual(['same-addressee']);
  });

  it('is sent by the office that has it', () => {
    expect(at.when('ForwardComplaint', undefined, { office: COMMITTEE }).answer).toBe('foreign-office');
  });
});

describe('a complaint is considered', () => {
  const anonymous = lodged({ complainant: undefined });

  it('where it names its author, and left where it does not', () => {
    const withName = given(lodged(), registered);
    const nameless = given(anonymous, registered);
    expect(withName.when('BeginConsideration').state).toBe('underConsideration.examining');
    expect(nameless.when('BeginConsideration').objections).toEqual([`anonymous ${clause('25.p3')}`]);
    const leave = { reason: 'anonymous' };
    expect(nameless.when('LeaveUnconsidered', leave).state).toBe('notConsidered');
    expect(withName.when('LeaveUnconsidered', leave).objections).toEqual([
      `not-anonymous ${clause('25.p3')}`,
    ]);
    expect(withName.when('LeaveUnconsidered', { reason: 'no-substance' }).state).toBe('notConsidered');
  });

  it('longer once, by at most 30 calendar days, with notice to the author (law 221, article 8)', () => {
    const considered = given(lodged(), registered, step('BeginConsideration'));
    const extend = (days: number) =>
      considered.when('ExtendConsideration', but(examples.ExtendConsideration, { days }));
    expect(extend(30).state).toBe('underConsideration.extended');
    expect(extend(31).answer).toBe('invalid-data');
    expect(extend(0).answer).toBe('invalid-data');
    const noticed = given(
      lodged(),
      registered,
      step('BeginConsideration'),
      step('ExtendConsideration'),
      step('SendExtensionNotice'),
    );
    expect(noticed.when('ExtendConsideration').objections).toEqual([`extended-already ${clause('25.p3')}`]);
  });
});

describe('a complaint is answered', () => {
  const considered = given(lodged(), registered, step('BeginConsideration'));
  const answer = (changes: Record<string, unknown>) =>
    considered.when('AnswerComplaint', but(examples.AnswerComplaint, changes));

  it('in writing by post (clause 25)', () => {
    expect(answer({}).state).toBe('answered');
    expect(answer({}).event?.personal).toEqual({ answer: examples.AnswerComplaint.reply });
    expect(answer({ sentByPost: false }).objections).toEqual([`not-by-post ${clause('25.p4')}`]);
  });

  it('also while the period is extended', () => {
    const extended = given(lodged(), registered, step('BeginConsideration'), step('ExtendConsideration'));
    expect(extended.when('AnswerComplaint').state).toBe('answered');
  });

  it.each(['partly-satisfied', 'rejected'])('with the way to court where it is %s (clause 23)', (outcome) => {
    expect(answer({ outcome }).objections).toEqual([]);
    expect(answer({ outcome, courtNamed: false }).objections).toEqual([`court-not-named ${clause('23')}`]);
  });

  it('without it where it is satisfied', () => {
    expect(answer({ outcome: 'satisfied', courtNamed: false }).answer).toBe('ComplaintAnswered');
  });

  it('and may then go to court (clause 23)', () => {
    expect(considered.when('NoteCourtAppeal').answer).toBe('wrong-state');
    const done = given(lodged(), registered, step('BeginConsideration'), step('AnswerComplaint'));
    expect(done.when('NoteCourtAppeal').state).toBe('inCourt');
  });
});
