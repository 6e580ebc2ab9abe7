import type { EventStore } from '../../event-store.ts';
import { WrongRevisionError } from '../../event-store.ts';
import { Refusal, type Reason } from '../refusal.ts';
import { objectIn, systemEvent } from '../streams/system-event.ts';
import type { GroupDefinition, GroupName } from './group-settings.ts';

/** The stream that says, in its last event, which groups there are. */
export const CATALOGUE_STREAM = '$persistentSubscriptionConfig';

type Groups = readonly GroupDefinition[];

/** Which persistent subscriptions there are: in the log, like all else that the endpoint knows. */
export class GroupCatalogue {
  constructor(private readonly store: EventStore) {}

  async all(): Promise<Groups> {
    return (await this.#read()).groups;
  }

  /** @throws Refusal `group-unknown` */
  async get(name: GroupName): Promise<GroupDefinition> {
    const definition = (await this.all()).find(isNamed(name));
    if (!definition) throw refused('group-unknown', name);
    return definition;
  }

  /** @throws Refusal `group-exists` */
  create(definition: GroupDefinition, by: string): Promise<void> {
    return this.#change(by, (groups) => {
      if (groups.some(isNamed(definition))) throw refused('group-exists', definition);
      return [...groups, definition];
    });
  }

  /** @throws Refusal `group-unknown` */
  replace(
    name: GroupName,
    by: string,
    changed: (definition: GroupDefinition) => GroupDefinition,
  ): Promise<void> {
    return this.#change(by, (groups) => {
      const before = groups.find(isNamed(name));
      if (!before) throw refused('group-unknown', name);
      return groups.map((group) => (group === before ? changed(before) : group));
    });
  }

  /** @throws Refusal `group-unknown` */
  remove(name: GroupName, by: string): Promise<void> {
    return this.#change(by, (groups) => {
      if (!groups.some(isNamed(name))) throw refused('group-unknown', name);
      return groups.filter((group) => !isNamed(name)(group));
    });
  }

  async #change(by: string, change: (groups: Groups) => Groups): Promise<void> {
    for (;;) {
      const { revision, groups } = await this.#read();
      const event = systemEvent('$PersistentConfig', { updatedBy: by, entries: change(groups) });
      try {
        await this.store.append(CATALOGUE_STREAM, revision < 0 ? 'no-stream' : revision, [event]);
        return;
      } catch (error) {
        // Somebody else was quicker; what was changed may no longer be possible.
        if (!(error instanceof WrongRevisionError)) throw error;
      }
    }
  }

  async #read(): Promise<{ revision: number; groups: Groups }> {
    const [event] = await this.store.readStream(CATALOGUE_STREAM, { backwards: true, limit: 1 });
    if (!event) return { revision: -1, groups: [] };
    // Nobody but the endpoint writes this stream.
    return { revision: event.revision, groups: (objectIn(event)['entries'] ?? []) as Groups };
  }
}

const isNamed =
  ({ stream, group }: GroupName) =>
  (other: GroupName): boolean =>
    other.stream === stream && other.group === group;

const WORDS = {
  'group-unknown': 'does not exist',
  'group-exists': 'exists already',
  'group-dropped': 'was changed or removed',
  'group-full': 'has as many consumers as it may have',
} as const;

export function refused(
  kind: Extract<Reason, { group: string }>['kind'],
  { stream, group }: GroupName,
): Refusal {
  return new Refusal(
    { kind, stream, group },
    `The persistent subscription ${group} on ${stream} ${WORDS[kind]}`,
  );
}
