import type { StoredEvent } from '#libs/contract';
import { exampleLog } from '#libs/testing';

/** A step of a complaint, or an entry of its ledger, in few words. */
export interface ExampleEvent {
  readonly complaint: string;
  readonly type: string;
  /** The state that a step leads to; entries of the ledger change none. */
  readonly to?: string;
  readonly data?: object;
  readonly on?: string;
  readonly office?: string;
  readonly region?: string;
  readonly workflow?: string;
}

interface Kind {
  readonly office?: string;
  readonly region?: string;
  readonly addresseeKind?: string | null;
  readonly standard?: string;
  readonly application?: string;
  readonly subject?: string;
  readonly channel?: string;
}

const CENTRE = { office: 'astana-1', region: 'astana' };

/** The steps and entries of one complaint; its deadline is that of its consideration. */
export function stepsOf(complaint: string, kind: Kind = {}, deadline = 'consideration-15') {
  const { office = CENTRE.office, region = CENTRE.region } = kind;
  const standard = kind.standard ?? 'passport-and-id-card';
  const at = { complaint, office, region };
  const lodged = {
    number: `N-${complaint}`,
    standard,
    application: kind.application === undefined ? null : { id: kind.application, standard },
    subject: kind.subject ?? 'rude-service',
    addressee: office,
    addresseeKind: kind.addresseeKind === undefined ? 'centre-head' : kind.addresseeKind,
    channel: kind.channel ?? 'by-hand',
    anonymous: false,
    attachments: 0,
  };
  const step = (type: string, to: string, on: string, data: object = {}): ExampleEvent => ({
    ...at,
    type,
    to,
    on,
    data,
  });
  const entry = (type: string, on: string, data: object = {}): ExampleEvent => ({
    ...at,
    type,
    on,
    data: { deadline, ...data },
  });
  const due = (dueOn: string) => ({ dueOn, dueAt: `${dueOn}T11:00:00.000Z` });
  return {
    lodged: (on = '2012-04-02') => step('ComplaintLodged', 'lodged', on, lodged),
    registered: (on = '2012-04-03', incomingNumber = 'Ж-17') =>
      step('ComplaintRegistered', 'registered', on, {
        incomingNumber,
        registeredOn: on,
        inquiry: 'not-needed',
      }),
    set: (dueOn: string, kindOfLimit = 'consideration') =>
      entry('DeadlineSet', '2012-04-03', { kind: kindOfLimit, ...due(dueOn) }),
    begun: (on = '2012-04-04') => step('ConsiderationBegun', 'underConsideration.examining', on),
    extended: (dueOn: string) =>
      entry('DeadlineExtended', '2012-04-16', { calendarDaysMore: 15, ...due(dueOn) }),
    revised: (dueOn: string) => entry('DeadlineRevised', '2012-04-10', due(dueOn)),
    missed: (on: string) => entry('DeadlineMissed', on),
    met: (on: string) => entry('DeadlineMet', on),
    metLate: (on: string) => entry('DeadlineMetLate', on),
    forwarded: (
      on: string,
      to: { office: string; region: string; addresseeKind: string | null },
    ): ExampleEvent => ({
      ...step('ComplaintForwarded', 'lodged', on, { addressee: to.office, addresseeKind: to.addresseeKind }),
      office: to.office,
      region: to.region,
    }),
    answered: (on: string, outcome = 'satisfied') => step('ComplaintAnswered', 'answered', on, { outcome }),
    left: (on: string, reason = 'no-substance') =>
      step('ComplaintNotConsidered', 'notConsidered', on, { reason }),
    appealed: (on: string) => step('CourtAppealNoted', 'inCourt', on, { court: 'Есіл ауданының соты' }),
  };
}

/** Events as the log gives them back, in the order in which they were appended. */
export const storedEvents = (examples: readonly ExampleEvent[]): StoredEvent[] =>
  exampleLog(
    examples.map((example) => {
      const {
        complaint,
        type,
        data,
        on = '2012-04-02',
        office = CENTRE.office,
        region = CENTRE.region,
      } = example;
      return {
        applicationId: complaint,
        workflow: { id: example.workflow ?? 'complaint', edition: '2012-03-28' },
        type,
        clause: 'passport-and-id-card:25.p3',
        occurredAt: `${on}T05:00:00Z`,
        actor: { id: 'clerk-2', roles: ['chancellery-clerk'], office },
        office,
        region,
        ...(data && { data }),
        ...(example.to !== undefined && { to: example.to }),
      };
    }),
    'awaitingComplaint',
  );
