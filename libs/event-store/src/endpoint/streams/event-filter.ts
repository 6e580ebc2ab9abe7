import type { StoredEvent } from '#libs/contract';
import { invalid } from '../refusal.ts';

/** Events of which the whole log is read or followed. */
export interface EventFilter {
  readonly on: 'stream' | 'type';
  /** One of these beginnings; or else the pattern. */
  readonly prefixes: readonly string[];
  readonly regex: string;
}

export type Predicate = (event: Pick<StoredEvent, 'stream' | 'type'>) => boolean;

interface Expression {
  getRegex(): string;
  getPrefixList(): string[];
}

/** How the protocol writes a filter; reading and persistent subscriptions have the same. */
interface FilterMessage {
  getStreamIdentifier(): Expression | undefined;
  getEventType(): Expression | undefined;
}

export function filterOf(message: FilterMessage | undefined): EventFilter | undefined {
  const byStream = message?.getStreamIdentifier();
  const expression = byStream ?? message?.getEventType();
  if (!expression) return undefined;
  return {
    on: byStream ? 'stream' : 'type',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
  };
}

/**
 * Says of each event whether it is wanted.
 * @throws Refusal `invalid` for a pattern that is none, or could take too long
 */
export function predicateOf(filter: EventFilter | undefined): Predicate {
  if (!filter) return () => true;
  const { on, prefixes } = filter;
  if (prefixes.length > 0) return (event) => prefixes.some((prefix) => event[on].startsWith(prefix));
  const pattern = patternOf(filter.regex);
  // Names that no pattern is written for would make a bad one slow.
  return (event) => event[on].length <= LONGEST_NAME && pattern.test(event[on]);
}

const LONGEST_NAME = 256;
const LONGEST_PATTERN = 256;
/** Places in a pattern at which it may stretch: each multiplies the time that a name can take. */
const MOST_STRETCHES = 3;

/** References to what matched before, looking ahead or behind, and a repeated group that repeats or chooses within. */
const COSTLY = /\\[1-9k]|\(\?<?[=!]|\([^()]*[*+?{|][^()]*\)[*+{]/;

function patternOf(regex: string): RegExp {
  const stretches = regex.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (regex.length > LONGEST_PATTERN || COSTLY.test(regex) || stretches > MOST_STRETCHES) {
    throw invalid('The pattern of a filter could take too long');
  }
  try {
    return new RegExp(regex, 'u');
  } catch (error) {
    throw invalid(`The pattern of a filter is none: ${error instanceof Error ? error.message : ''}`);
  }
}
