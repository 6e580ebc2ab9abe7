import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allWorkflows, workflowRegistry } from '#apps/workflows';
import { mermaidOf } from '#libs/engine';
import type { CliCommand } from '../command.ts';
import { textOf } from '../option-values.ts';
import { readingsOf } from '../settings.ts';

/** `qadam diagram`: the machines as they run, as Mermaid state diagrams. */
export const diagram: CliCommand = {
  name: 'diagram',
  summary: 'Prints the machine of a standard, or of all, as a Mermaid state diagram.',
  arguments: '[standard]',
  most: 1,
  options: {
    out: { type: 'string', value: 'DIR', about: 'write one file <standard>.mmd each into the directory' },
  },
  async run(given, console, settings) {
    const [standard] = given.positionals;
    const readings = readingsOf(settings);
    const chosen =
      standard === undefined ? allWorkflows(readings) : [workflowRegistry(readings).get(standard)];
    const diagrams = chosen.map((workflow) => ({ id: workflow.id, mermaid: mermaidOf(workflow) }));
    const out = textOf(given, 'out');
    if (out === undefined) {
      console.result(diagrams, () =>
        standard === undefined ? pageOf(diagrams) : (diagrams[0]?.mermaid ?? ''),
      );
      return 0;
    }
    const files = write(out, diagrams);
    console.result(files, () => files.map(({ file }) => file).join('\n'));
    return 0;
  },
};

interface Diagram {
  readonly id: string;
  readonly mermaid: string;
}

/** Several diagrams do not fit into one Mermaid text, so that they come as Markdown. */
function pageOf(diagrams: readonly Diagram[]): string {
  return diagrams.map(({ id, mermaid }) => `## ${id}\n\n\`\`\`mermaid\n${mermaid}\`\`\`\n`).join('\n');
}

function write(out: string, diagrams: readonly Diagram[]): { id: string; file: string }[] {
  mkdirSync(out, { recursive: true });
  return diagrams.map(({ id, mermaid }) => {
    const file = join(out, `${id}.mmd`);
    writeFileSync(file, mermaid);
    return { id, file };
  });
}
