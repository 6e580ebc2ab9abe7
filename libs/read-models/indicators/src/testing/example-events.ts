import { createHash } from 'node:crypto';
import type { EventMetadata, JsonObject, StoredEvent } from '#libs/contract';

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
export function storedEvents(examples: readonly ExampleEvent[]): StoredEvent[] {
  const last = new Map<string, number>();
  return examples.map((example, index) => {
    const revision = (last.get(example.stream) ?? -1) + 1;
    last.set(example.stream, revision);
    return {
      id: uuid(`event ${index}`),
      type: example.type,
      data: example.data as JsonObject,
      metadata: metadataOf(example, index),
      stream: `qadam.${example.workflow}-${example.stream}`,
      revision,
      position: BigInt(index + 1),
      recordedAt: '2012-05-10T00:00:00.000Z',
    };
  });
}

function metadataOf(example: ExampleEvent, index: number): EventMetadata {
  const { stream, workflow, on, office = 'almaty-1', region = 'almaty' } = example;
  return {
    applicationId: stream,
    workflow: { id: workflow, edition: '2012-03-28' },
    from: 'submitted',
    to: 'submitted',
    clause: 'passport-and-id-card:18',
    occurredAt: `${on}T05:00:00.000Z`,
    occurredOn: on,
    actor: { id: 'officer-7', roles: ['authorised-officer'], office },
    office,
    region,
    commandId: uuid(`command ${index}`),
    commandDigest: '0'.repeat(64),
    correlationId: uuid(`correlation ${stream}`),
    causationId: uuid(`cause ${index}`),
  };
}

const uuid = (seed: string) =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
