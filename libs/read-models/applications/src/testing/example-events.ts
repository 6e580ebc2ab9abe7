import type { JsonObject, StoredEvent } from '#libs/contract';
import { exampleLog } from '#libs/testing';

export interface ExampleStep {
  readonly application: string;
  readonly type?: string;
  readonly to: string;
  readonly workflow?: string;
  readonly at?: string;
  readonly on?: string;
  readonly office?: string;
  readonly region?: string;
  readonly data?: JsonObject;
  readonly personal?: JsonObject;
}

/** Events as the log gives them back, of the steps of some applications in the order in which they happened. */
export const storedEvents = (steps: readonly ExampleStep[]): StoredEvent[] =>
  exampleLog(
    steps.map((step) => {
      const { application, to, data, personal, office = 'almaty-1', region = 'almaty' } = step;
      return {
        applicationId: application,
        workflow: { id: step.workflow ?? 'passport-and-id-card', edition: '2012-04-01' },
        type: step.type ?? 'ApplicationStepped',
        to,
        clause: 'passport-and-id-card:16',
        occurredAt: step.at ?? '2012-05-02T06:00:00.000Z',
        actor: { id: 'officer-7', roles: ['authorised-officer'], office },
        office,
        region,
        ...(step.on !== undefined && { occurredOn: step.on }),
        ...(data && { data }),
        ...(personal && { personal }),
      };
    }),
  );
