import { isServiceError, streamName, type Command, type StoredEvent } from '#libs/contract';
import { decide, replay, type Decision, type FoldedState } from '#libs/engine';
import { checkInput } from '#libs/input';
import { Outcome } from './outcome.ts';
import { commandOf, dataOf, legalDayOf, type Step } from './step.ts';

/**
 * Takes a step without any store: checks the input, decides, and folds the event by replaying it, as a restarted
 * service would. Pure; whatever is not an answer of the service is thrown on.
 */
export function takeStep(state: FoldedState, told: Step): Outcome {
  try {
    const rule = state.workflow.commands[told.command];
    const plain = dataOf(state, told);
    const data = rule ? checkInput(rule.input as new () => object, plain) : plain;
    const command = commandOf(state, told, data);
    const decision = decide(state, command, legalDayOf(command));
    const event = storedEventOf(state, command, decision);
    return new Outcome(replay(state.workflow, state.applicationId, [event], state), event, undefined);
  } catch (error) {
    if (!isServiceError(error) || error.code === 'replay-diverged') throw error;
    return new Outcome(state, undefined, error);
  }
}

/** The event as a store would give it back. */
function storedEventOf(state: FoldedState, command: Command, decision: Decision): StoredEvent {
  const { id, applicationId, actor, occurredAt } = command;
  const { workflow, revision } = state;
  return {
    id,
    stream: streamName('testing', workflow.id, applicationId),
    revision: revision + 1,
    position: BigInt(revision + 2),
    recordedAt: occurredAt,
    type: decision.type,
    // As it comes out of a store: plain JSON, undefined members gone.
    data: plainOf(decision.data),
    ...(decision.personal && { personal: plainOf(decision.personal) }),
    metadata: {
      applicationId,
      workflow: { id: workflow.id, edition: workflow.edition.id },
      from: decision.from,
      to: decision.to,
      clause: decision.clause,
      occurredAt,
      occurredOn: legalDayOf(command),
      actor,
      ...decision.place,
      commandId: id,
      commandDigest: '',
      correlationId: id,
      causationId: id,
    },
  };
}

const plainOf = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
