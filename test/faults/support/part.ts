import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { saying, start, type Environment } from '../../system/support/programs.ts';

interface PartOptions {
  readonly name: string;
  readonly program: 'api' | 'worker' | 'qadam';
  readonly environment: Environment;
  readonly args?: readonly string[];
  /** What it says when it is ready. */
  readonly ready: RegExp;
}

/** One process of an installation, which can die and come again, at the same address. */
export class Part {
  #child: ChildProcess | undefined;

  constructor(private readonly options: PartOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Comes up, again and again while what it needs is not there. */
  async start(): Promise<void> {
    for (let attempts = 1; ; attempts += 1) {
      const { program, environment, args = [], ready } = this.options;
      const child = start(program, environment, ...args);
      this.#child = child;
      try {
        await saying(child, ready);
        child.stdout?.resume();
        child.stderr?.resume();
        return;
      } catch (error) {
        if (attempts === 10) throw error;
      }
    }
  }

  /** Without a word to anybody. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
