import { Counter, type Registry } from 'prom-client';

/** Counts commands by what became of them: `accepted`, `repeated` or the code of the refusal. */
export class CommandCounter {
  readonly #commands: Counter<'workflow' | 'command' | 'outcome'>;

  constructor(registry: Registry) {
    this.#commands = new Counter({
      name: 'qadam_commands_total',
      help: 'Commands by workflow, type and outcome.',
      labelNames: ['workflow', 'command', 'outcome'],
      registers: [registry],
    });
  }

  count(workflow: string, command: string, outcome: string): void {
    this.#commands.inc({ workflow, command, outcome });
  }
}
