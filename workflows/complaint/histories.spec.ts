import { fileURLToPath } from 'node:url';
import { but, goldenHistories, step } from '#libs/testing';
import { examples } from './examples.ts';
import { complaint } from './index.ts';

const { LodgeComplaint: rude, AnswerComplaint } = examples;
const application = { id: '0198c2f0-0000-7000-8000-000000000021', standard: 'passport-and-id-card' };
const registered = step('RegisterComplaint', undefined, { on: '2012-04-03' });
const begun = step('BeginConsideration', undefined, { on: '2012-04-04' });

goldenHistories(complaint(), fileURLToPath(new URL('histories/2012-03-28', import.meta.url)), {
  'rude-service-answered': [
    step('LodgeComplaint'),
    registered,
    begun,
    step('AnswerComplaint', undefined, { on: '2012-04-13' }),
  ],
  'result-extended-and-taken-to-court': [
    step('LodgeComplaint', but(rude, { subject: 'result', addressee: 'astana-police', application })),
    registered,
    begun,
    step('ExtendConsideration', undefined, { on: '2012-04-16' }),
    step('SendExtensionNotice', undefined, { on: '2012-04-17' }),
    step('AnswerComplaint', but(AnswerComplaint, { outcome: 'rejected' }), { on: '2012-04-27' }),
    step('NoteCourtAppeal', undefined, { on: '2012-05-14' }),
  ],
  'omission-satisfied-by-the-ministry': [
    step(
      'LodgeComplaint',
      but(rude, { subject: 'omission', addressee: 'ministry-of-internal-affairs', channel: 'post' }),
    ),
    step('RegisterComplaint', but(examples.RegisterComplaint, { inquiry: 'needed' }), { on: '2012-04-03' }),
    begun,
    step('AnswerComplaint', but(AnswerComplaint, { outcome: 'satisfied', courtNamed: false }), {
      on: '2012-04-27',
    }),
  ],
  'sent-on-to-the-committee': [
    step('LodgeComplaint'),
    registered,
    step('ForwardComplaint', undefined, { on: '2012-04-04' }),
    step('RegisterComplaint', but(examples.RegisterComplaint, { incomingNumber: 'К-4' }), {
      on: '2012-04-05',
    }),
  ],
  'anonymous-left-without-consideration': [
    step('LodgeComplaint', but(rude, { complainant: undefined, channel: 'e-mail' })),
    registered,
    step('LeaveUnconsidered', { reason: 'anonymous' }, { on: '2012-04-04' }),
  ],
});
