import { createMachine } from 'xstate';
import { isServiceError, type Command, type ServiceError } from '#libs/contract';
import type { EventStore } from '#libs/event-store';
import { actorOf, plainTime } from '#libs/testing';
import { CommandHandler } from '../command-handler.ts';
import { WorkflowRegistry } from '../workflow-registry.ts';
import { smallWorkflow } from './small-workflow.ts';

const machine = createMachine({
  initial: 'waiting',
  states: {
    waiting: { on: { Opened: 'open' } },
    open: { on: { Noted: 'open', Paused: 'paused', Closed: 'closed' } },
    paused: { on: { Resumed: 'open' } },
    closed: { type: 'final' },
  },
});
const until2011 = smallWorkflow(machine, {
  edition: { id: '1999', from: '1999-01-01', until: '2011-12-31' },
});
const since2012 = smallWorkflow(machine, { edition: { id: '2012', from: '2012-01-01' } });

let ids = 0;
export const uuid = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;

export function commandFor(applicationId: string, type: string, more: Partial<Command> = {}): Command {
  return {
    id: uuid(),
    workflow: 'small',
    type,
    applicationId,
    data: {},
    actor: actorOf('office-1', 'authorised-officer'),
    occurredAt: '2012-04-02T05:00:00.000Z',
    ...more,
  };
}

export function handlerOver(store: EventStore, cached?: number): CommandHandler {
  return new CommandHandler({
    store,
    workflows: new WorkflowRegistry([until2011, since2012]),
    installation: 'test',
    time: plainTime(),
    ...(cached !== undefined && { cached }),
  });
}

/** What was refused. */
export const refusalOf = (attempt: Promise<unknown>): Promise<ServiceError> =>
  attempt.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => (isServiceError(error) ? error : Promise.reject(error)),
  );
