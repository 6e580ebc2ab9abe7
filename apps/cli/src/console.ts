import { Presets, SingleBar } from 'cli-progress';

/** Where a command writes: results to standard output, progress to a terminal alone. */
export class Console {
  constructor(private readonly json: boolean) {}

  /** The result, as JSON or, made only when it is wanted, as text for people. */
  result(value: unknown, text: () => string): void {
    const written = this.json ? JSON.stringify(value, bigintsWritten, 2) : text();
    process.stdout.write(written.endsWith('\n') ? written : `${written}\n`);
  }

  /** A bar on standard error; nothing where that is no terminal. Stop it before anything else is written. */
  progress(label: string): Progress {
    return new Progress(label);
  }
}

/** A bar that appears with the first step and goes away at the end. */
export class Progress {
  #bar: SingleBar | undefined;

  constructor(private readonly label: string) {}

  readonly step = (done: number, total: number): void => {
    if (!process.stderr.isTTY) return;
    if (this.#bar) {
      this.#bar.setTotal(total);
      this.#bar.update(done);
      return;
    }
    const format = `${this.label} {bar} {percentage} % | {value} of {total}`;
    this.#bar = new SingleBar(
      { format, stream: process.stderr, clearOnComplete: true },
      Presets.shades_classic,
    );
    this.#bar.start(total, done);
  };

  stop(): void {
    this.#bar?.stop();
  }
}

const bigintsWritten = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
