import { readFileSync, writeFileSync } from 'node:fs';
import type { Limit, Workflow } from '#libs/contract';
import { arrowsOf, mermaidOf, unborn, type Arrow } from '#libs/engine';
import { APPLICATION_ID } from './step.ts';

const BEGIN = '<!-- written from the machine: UPDATE_READMES=1 writes it anew -->';
const END = '<!-- end -->';

/**
 * The part of a workflow's README that its machine and tables tell must be what they tell today. Defines a test; with
 * UPDATE_READMES=1 the part is written first.
 */
export function readmePage(workflow: Workflow, file: string): void {
  const page = readFileSync(file, 'utf8');
  const whole = [page.slice(0, page.indexOf(BEGIN)), BEGIN, '\n\n', writtenPart(workflow), END].join('');
  const today = whole + page.slice(page.indexOf(END) + END.length);
  if (process.env['UPDATE_READMES'] === '1') writeFileSync(file, today);

  it(`the README of ${workflow.id} shows the machine as it is`, () => {
    expect(readFileSync(file, 'utf8')).toBe(today);
  });
}

function writtenPart(workflow: Workflow): string {
  const arrows = arrowsOf(workflow.machine);
  return [
    `\`\`\`mermaid\n${mermaidOf(workflow)}\`\`\`\n\n`,
    table('State,Meaning,Paragraph,Commands', stateRows(workflow, arrows)),
    table('Command,Event,Given by,Paragraph,Rules', commandRows(workflow, arrows)),
    table('Limit,Period,From,To,Paragraph', limitRows(workflow.limits)),
  ].join('');
}

function stateRows({ states, commands }: Workflow, arrows: readonly Arrow[]): string[][] {
  return Object.entries(states).map(([path, { title, clause }]) => {
    const events = new Set(arrows.filter(({ from }) => from === path).map(({ event }) => event));
    const open = Object.keys(commands).filter((name) => events.has(commands[name]?.becomes ?? ''));
    return [code(path), title.en, paragraphOf(clause), open.map(code).join(', ')];
  });
}

function commandRows(workflow: Workflow, arrows: readonly Arrow[]): string[][] {
  const { context } = unborn(workflow, APPLICATION_ID).machine;
  return Object.entries(workflow.commands).map(([name, { becomes, by, clause, example }]) => {
    const guards = new Set(arrows.filter(({ event }) => event === becomes).flatMap((arrow) => arrow.guards));
    const paragraph = typeof clause === 'string' ? clause : clause(example, context);
    return [
      code(name),
      code(becomes),
      by.join(', '),
      paragraphOf(paragraph),
      [...guards].map(code).join(', '),
    ];
  });
}

function limitRows(limits: readonly Limit[]): string[][] {
  return limits.map(({ id, period, starts, stops, clause }) => {
    const from = starts.at ? `${code(starts.at)} of ${code(starts.event)}` : code(starts.event);
    const length = period.unit === 'sameDay' ? 'same day' : `${period.count} ${WORDS[period.unit]}`;
    return [code(id), length, from, stops.events.map(code).join(', '), paragraphOf(clause)];
  });
}

const WORDS = {
  month: 'month',
  workingDays: 'working days',
  calendarDays: 'calendar days',
  minutes: 'minutes',
} as const;

const code = (name: string) => `\`${name}\``;
const paragraphOf = (clause: string) => clause.slice(clause.indexOf(':') + 1);

/** A Markdown table, its columns aligned as the formatter of the project aligns them. */
function table(heads: string, rows: readonly (readonly string[])[]): string {
  const columns = heads.split(',');
  const widths = columns.map((head, at) =>
    Math.max(3, head.length, ...rows.map((cells) => cells[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const ruled = line([], '-');
  return `${[line(columns), ruled, ...rows.map((cells) => line(cells))].join('\n')}\n\n`;
}
