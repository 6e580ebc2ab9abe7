import type { Rights } from '../access/rights.ts';
import { GroupCatalogue } from './group-catalogue.ts';
import { Group } from './group.ts';
import { GroupLog } from './group-log.ts';
import type { GroupParts } from './group-reading.ts';
import { ALL, type AskedGroup, type GroupDefinition, type GroupName } from './group-settings.ts';

/** The persistent subscriptions that there are, and those that are at work. */
export class Groups {
  readonly catalogue: GroupCatalogue;
  readonly #atWork = new Map<string, Promise<Group>>();

  constructor(private readonly parts: GroupParts & { readonly rights: Rights }) {
    this.catalogue = new GroupCatalogue(parts.store);
  }

  /** @throws Refusal `group-exists` */
  async create(asked: AskedGroup, by: string): Promise<void> {
    const definition = await this.#definition(asked);
    // Before it is known, so that nobody begins where another of this name has ended.
    if (!(await this.catalogue.all()).some((one) => keyOf(one) === keyOf(asked))) {
      await new GroupLog(this.parts.store, asked).forget();
    }
    await this.catalogue.create(definition, by);
  }

  /** Consumers are sent away and come back to the new settings; progress and the filter stay. */
  async update(asked: AskedGroup, by: string): Promise<void> {
    const { start: _start, filter: _filter, ...settings } = asked;
    await this.catalogue.replace(asked, by, (before) => ({ ...before, ...settings }));
    await this.#putAway(asked);
  }

  /** @throws Refusal `group-unknown` */
  async remove(name: GroupName, by: string): Promise<void> {
    await this.catalogue.remove(name, by);
    await this.#putAway(name);
  }

  /** @throws Refusal `group-unknown` */
  async get(name: GroupName): Promise<Group> {
    const definition = await this.catalogue.get(name);
    const key = keyOf(name);
    const group = this.#atWork.get(key) ?? Group.open(definition, this.parts);
    this.#atWork.set(key, group);
    void group.catch(() => this.#atWork.delete(key));
    return group;
  }

  /** Those at work begin anew from what is in the log. */
  async restart(): Promise<void> {
    const atWork = [...this.#atWork.values()];
    this.#atWork.clear();
    for (const group of atWork) await (await group).close();
  }

  async #putAway(name: GroupName): Promise<void> {
    const group = this.#atWork.get(keyOf(name));
    this.#atWork.delete(keyOf(name));
    await (await group)?.close();
  }

  async #definition({ start, ...asked }: AskedGroup): Promise<GroupDefinition> {
    if (start === 'start') return { ...asked, start, from: '0' };
    if (start !== 'end') return { ...asked, start: `${start}`, from: `${start}` };
    const { store, reader } = this.parts;
    const from = asked.stream === ALL ? (await store.head()) + 1n : (await reader.last(asked.stream)) + 1;
    return { ...asked, start, from: `${from}` };
  }
}

const keyOf = ({ stream, group }: GroupName) => `${stream}::${group}`;
