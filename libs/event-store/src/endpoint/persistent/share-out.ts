import { hash } from 'node:crypto';
import type { Consumer, Message } from './consumer.ts';
import type { Strategy } from './group-settings.ts';

/** Says which consumer a message goes to next; undefined while it must wait. */
export type ShareOut = (message: Message, consumers: readonly Consumer[]) => Consumer | undefined;

export function shareOutBy(strategy: Strategy): ShareOut {
  if (strategy === 'Pinned') return pinned;
  return strategy === 'RoundRobin' ? roundRobin() : (message, consumers) => firstThatCan(message, consumers);
}

const firstThatCan = (message: Message, consumers: readonly Consumer[]) =>
  consumers.find((consumer) => consumer.canTake(message));

function roundRobin(): ShareOut {
  let next = 0;
  return (message, consumers) => {
    const from = next % consumers.length;
    const inTurn = [...consumers.slice(from), ...consumers.slice(0, from)];
    const chosen = firstThatCan(message, inTurn);
    if (chosen) next = consumers.indexOf(chosen) + 1;
    return chosen;
  };
}

/** Events of one stream go to one consumer, as long as the consumers stay the same. */
function pinned(message: Message, consumers: readonly Consumer[]): Consumer | undefined {
  const { event, link } = message.event;
  const digest = Number.parseInt(hash('sha1', (event ?? link)?.stream ?? '').slice(0, 8), 16);
  const chosen = consumers[digest % consumers.length];
  return chosen?.canTake(message) ? chosen : undefined;
}
