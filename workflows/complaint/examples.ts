import type * as input from './commands.ts';

interface Examples {
  readonly LodgeComplaint: input.LodgeComplaint;
  readonly RegisterComplaint: input.RegisterComplaint;
  readonly ForwardComplaint: input.ForwardComplaint;
  readonly BeginConsideration: input.BeginConsideration;
  readonly ExtendConsideration: input.ExtendConsideration;
  readonly SendExtensionNotice: input.SendExtensionNotice;
  readonly AnswerComplaint: input.AnswerComplaint;
  readonly LeaveUnconsidered: input.LeaveUnconsidered;
  readonly NoteCourtAppeal: input.NoteCourtAppeal;
}

/** One complaint from lodging to court; the documentation shows it, and tests try it. */
export const examples: Examples = {
  LodgeComplaint: {
    standard: 'passport-and-id-card',
    subject: 'rude-service',
    addressee: 'astana-1',
    channel: 'by-hand',
    complainant: {
      surname: 'Ахметова',
      givenName: 'Айгүл',
      birthDate: '1895-12-31',
      citizenOfKazakhstan: true,
      address: 'Астана қаласы, Бейбітшілік көшесі, 19',
    },
    text: 'At window 4 I was shouted at and sent away.',
    attachments: ['queue ticket'],
  },
  RegisterComplaint: {
    incomingNumber: 'Ж-17',
    receiver: 'Сейітова',
    contacts: 'chancellery, window 1, 71-46-46',
    inquiry: 'not-needed',
  },
  ForwardComplaint: {
    addressee: 'centres-committee',
    reason: 'The head of the Centre is the one complained of.',
  },
  BeginConsideration: { examiner: 'complaints desk' },
  ExtendConsideration: { days: 15, reason: 'A witness is on leave.' },
  SendExtensionNotice: { sentOn: '2012-04-16' },
  AnswerComplaint: {
    outcome: 'partly-satisfied',
    language: 'kk',
    reply: 'The employee was reprimanded. You may apply to a court.',
    sentByPost: true,
    courtNamed: true,
  },
  LeaveUnconsidered: { reason: 'no-substance' },
  NoteCourtAppeal: { court: 'Есіл ауданының соты', filedOn: '2012-05-14' },
};
