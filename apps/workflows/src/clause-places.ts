import type { Text, Workflow } from '#libs/contract';
import { statesOf } from '#libs/engine';
import { CATALOGUE_LISTS } from '#workflows/catalogue';

/** How a paragraph is honoured: by a part of a workflow, by data, by being shown, or outside of any software. */
export const HONOURS = ['state', 'guard', 'command', 'limit', 'data', 'text', 'outside'] as const;
export type Honour = (typeof HONOURS)[number];

/** Something that a clause reference may name. */
export interface ClausePlace {
  readonly kind: Honour;
  /** File of the project that holds it; null for what is only shown, and for what is outside of software. */
  readonly where: string | null;
  /** What it is called, where it has a title. */
  readonly title: Text | null;
}

/** All places, by their full reference: `complaint#state:registered`, `data:centres`, `outside`. */
export interface ClausePlaces {
  /** What a reference in the register of the workflow names, or undefined where it is dangling. */
  find(reference: string, workflow: string): ClausePlace | undefined;
}

export function clausePlaces(workflows: readonly Workflow[]): ClausePlaces {
  const places = new Map([...workflows.flatMap(placesIn), ...LISTS, ...ELSEWHERE]);
  return {
    find: (reference, workflow) => places.get(reference) ?? places.get(`${workflow}#${reference}`),
  };
}

type Place = readonly [reference: string, place: ClausePlace];

function placesIn({ id, machine, states, rules, commands, limits }: Workflow): readonly Place[] {
  const place = (kind: Honour, name: string, file: string, title: Text | undefined): Place => [
    `${id}#${kind}:${name}`,
    { kind, where: `workflows/${id}/${file}`, title: title ?? null },
  ];
  return [
    ...statesOf(machine).map(({ path }) => place('state', path, 'machine.ts', states[path]?.title)),
    ...Object.entries(rules).map(([name, { title }]) => place('guard', name, 'rules.ts', title)),
    ...Object.entries(commands).map(([name, { title }]) => place('command', name, 'index.ts', title)),
    ...limits.map((limit) => place('limit', limit.id, 'standard.ts', limit.title)),
  ];
}

const LISTS: readonly Place[] = Object.entries(CATALOGUE_LISTS).map(([list, file]) => [
  `data:${list}`,
  { kind: 'data', where: `workflows/catalogue/${file}`, title: null },
]);

const ELSEWHERE: readonly Place[] = (['text', 'outside'] as const).map((kind) => [
  kind,
  { kind, where: null, title: null },
]);
