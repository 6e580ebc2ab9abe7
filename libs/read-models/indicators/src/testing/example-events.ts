import type { StoredEvent } from '#libs/contract';
import { exampleLog } from '#libs/testing';

export interface Place {
  readonly standard?: string;
  readonly office?: string;
  readonly region?: string;
}

/** An event in few words: the stream that it stands in, what it says and on which legal day. */
export interface ExampleEvent extends Place {
  readonly stream: string;
  readonly workflow: string;
  readonly type: string;
  readonly data: object;
  readonly on: string;
}

/** The entries of the ledger of one application; `deadline` is that of the provision. */
export function ledgerOf(application: string, place: Place = {}, deadline = 'provision-ordinary') {
  const entry = (type: string, on: string, data: object = {}): ExampleEvent => ({
    stream: application,
    workflow: place.standard ?? 'passport-and-id-card',
    type,
    data: { deadline, ...data },
    on,
    ...place,
  });
  return {
    set: (on = '2012-04-02', kind = 'provision') => entry('DeadlineSet', on, { kind, dueOn: '2012-04-16' }),
    missed: (on: string) => entry('DeadlineMissed', on),
    met: (on: string) => entry('DeadlineMet', on, { by: 'ResultHandedOver' }),
    metLate: (on: string) => entry('DeadlineMetLate', on, { by: 'ResultHandedOver' }),
    warned: (on: string) => entry('DeadlineWarned', on),
  };
}

export const answer = (
  application: string,
  question: string,
  satisfied: boolean,
  on: string,
  { standard = 'passport-and-id-card', ...place }: Place & { readonly stream?: string } = {},
): ExampleEvent => ({
  stream: `${application}-${question}`,
  workflow: 'survey',
  type: 'SurveyAnswered',
  data: { application: { id: application, standard }, question, satisfied, answeredOn: on },
  on,
  ...place,
});

export const target = (
  indicator: string,
  year: number,
  value: number,
  number: string,
  standard = 'passport-and-id-card',
): ExampleEvent => ({
  stream: `${indicator}-${standard}-${year}`,
  workflow: 'indicator-target',
  type: 'TargetApproved',
  data: { indicator, standard, year, value, order: { number, date: `${year - 1}-12-20` } },
  on: '2012-01-10',
});

export const information = (standard: string, asOf: string, address: string | null): ExampleEvent => ({
  stream: `information-${standard}`,
  workflow: 'service-information',
  type: 'InformationRecorded',
  data: { standard, available: address !== null, address, asOf },
  on: asOf,
});

/** Events as the log gives them back, in the order in which they were appended. */
export const storedEvents = (examples: readonly ExampleEvent[]): StoredEvent[] =>
  exampleLog(
    examples.map(({ stream, workflow, type, data, on, office = 'almaty-1', region = 'almaty' }) => ({
      applicationId: stream,
      workflow: { id: workflow, edition: '2012-03-28' },
      type,
      data,
      clause: 'passport-and-id-card:18',
      occurredAt: `${on}T05:00:00.000Z`,
      actor: { id: 'officer-7', roles: ['authorised-officer'], office },
      office,
      region,
    })),
    'submitted',
  );
