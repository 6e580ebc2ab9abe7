import { UsageError, type CliCommand } from './command.ts';
import { backup } from './commands/backup.ts';
import { calendarRevise } from './commands/calendar-revise.ts';
import { calendarShow } from './commands/calendar-show.ts';
import { checkStore } from './commands/check-store.ts';
import { clauses } from './commands/clauses.ts';
import { complaints } from './commands/complaints.ts';
import { complaintsList } from './commands/complaints-list.ts';
import { deadlinesAudit } from './commands/deadlines-audit.ts';
import { deadlinesBoard } from './commands/deadlines-board.ts';
import { deadlinesExplain } from './commands/deadlines-explain.ts';
import { deadlinesPercentiles } from './commands/deadlines-percentiles.ts';
import { diagram } from './commands/diagram.ts';
import { doctor } from './commands/doctor.ts';
import { endpointPassword } from './commands/endpoint-password.ts';
import { indicators } from './commands/indicators.ts';
import { indicatorsCases } from './commands/indicators-cases.ts';
import { move } from './commands/move.ts';
import { lend } from './commands/lend.ts';
import { parked } from './commands/parked.ts';
import { readings } from './commands/readings.ts';
import { rebuild } from './commands/rebuild.ts';
import { replay } from './commands/replay.ts';
import { restore } from './commands/restore.ts';
import { simulate } from './commands/simulate.ts';
import { timekeeper } from './commands/timekeeper.ts';
import { trace } from './commands/trace.ts';

/** All commands, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  simulate,
  trace,
  deadlinesBoard,
  deadlinesAudit,
  deadlinesExplain,
  deadlinesPercentiles,
  readings,
  indicators,
  indicatorsCases,
  complaints,
  complaintsList,
  calendarShow,
  calendarRevise,
  timekeeper,
  rebuild,
  parked,
  replay,
  diagram,
  clauses,
  lend,
  endpointPassword,
  checkStore,
  doctor,
  backup,
  restore,
  move,
];

/**
 * The command that a line begins with, of one word or two, and the rest of the line.
 * @throws UsageError where there is none
 */
export function commandIn([first = '', ...rest]: readonly string[]): {
  readonly command: CliCommand;
  readonly rest: readonly string[];
} {
  const [second, ...others] = rest;
  const ofTwo = second === undefined ? undefined : find(`${first} ${second}`);
  if (ofTwo) return { command: ofTwo, rest: others };
  const command = find(first);
  if (command) return { command, rest };
  const ofGroup = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (ofGroup.length > 0)
    throw new UsageError(`${first} is one of: ${ofGroup.map(({ name }) => name).join(', ')}`);
  const known = COMMANDS.map(({ name }) => name).join(', ');
  throw new UsageError(`there is no command "${first}"; there are: ${known}`);
}

const find = (name: string) => COMMANDS.find((command) => command.name === name);
