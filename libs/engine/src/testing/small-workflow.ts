import { IsNumber, IsOptional, IsString } from 'class-validator';
import type { CommandRule, MachineEvent, Rule, Workflow } from '#libs/contract';

/** Input of every command of a small workflow. */
export class SmallInput {
  @IsOptional()
  @IsString()
  readonly office?: string;

  @IsOptional()
  @IsNumber()
  readonly amount?: number;

  /** Personal. */
  @IsOptional()
  @IsString()
  readonly name?: string;
}

type SmallCommand = CommandRule<string, SmallInput, object>;

const said = (en: string) => ({ kk: en, ru: en, en });

/** A command that becomes the event, with all of its data but the name, which is personal. */
export function smallCommand(event: string, more: Partial<SmallCommand> = {}): SmallCommand {
  return {
    title: said(event),
    becomes: event,
    by: ['authorised-officer'],
    input: SmallInput,
    clause: 'small:1',
    example: {},
    record: ({ name, ...data }) => ({ data, ...(name !== undefined && { personal: { name } }) }),
    ...more,
  };
}

/** The place of a small application: its input's office, or `office-1`. */
const place = ({ office = 'office-1' }: SmallInput) => ({ office, region: 'region-1' });

/** A workflow around a machine: one command for each event, `Do<event>`; the first event begins. */
export function smallWorkflow(
  machine: Workflow['machine'],
  more: Partial<Omit<Workflow, 'machine' | 'commands'>> & {
    readonly commands?: Readonly<Record<string, SmallCommand>>;
  } = {},
): Workflow {
  const events = [...machine.events].filter((event) => event !== '*') as string[];
  const commands = events.map((event, index) => [
    `Do${event}`,
    smallCommand(event, index === 0 ? { place } : {}),
  ]);
  return {
    id: 'small',
    title: said('Small'),
    edition: { id: '2012', from: '2012-01-01' },
    machine,
    rules: {},
    begins: `Do${events[0]}`,
    limits: [],
    clauses: [],
    states: {},
    ...more,
    commands: { ...Object.fromEntries(commands), ...more.commands } as never,
  };
}

/** A rule that objects to an amount above `most`. */
export function atMost(most: number, clause = 'small:2'): Rule<unknown, MachineEvent<string, SmallInput>> {
  return {
    clause,
    title: said(`At most ${most}`),
    check: (_context, { data: { amount = 0 } }) =>
      amount <= most
        ? []
        : [{ code: 'too-much', message: `more than ${most}`, clause, path: '/amount', expected: most }],
  };
}
