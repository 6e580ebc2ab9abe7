import { once } from 'node:events';
import { Presets, SingleBar } from 'cli-progress';

/** Where a command writes: results to standard output, progress to a terminal alone. */
export class Console {
  constructor(private readonly json: boolean) {}

  /** The result, as JSON or, made only when it is wanted, as text for people. */
  result(value: unknown, text: () => string): void {
    const written = this.json ? writtenJson(value) : text();
    process.stdout.write(written.endsWith('\n') ? written : `${written}\n`);
  }

  /**
   * A result that may be long, page by page: a JSON array, or the text of each page. No more of it is in memory than a
   * page, also where the reader is slow.
   */
  async list<Item>(
    pages: AsyncIterable<readonly Item[]>,
    text: (items: readonly Item[]) => string,
  ): Promise<void> {
    if (!this.json) {
      for await (const items of pages) await write(`${text(items)}\n`);
      return;
    }
    let before = '[\n';
    for await (const items of pages) {
      await write(before + items.map(writtenJson).join(',\n'));
      before = ',\n';
    }
    await write(before === '[\n' ? '[]\n' : '\n]\n');
  }

  /** What was made in pieces already, as CSV is. */
  async pieces(pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    for await (const piece of pieces) await write(piece);
  }

  /** A remark that is no part of the result: on standard error. */
  note(text: string): void {
    process.stderr.write(`qadam: ${text}\n`);
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
    const format = `${this.label} {bar} {percentage} % | {value} of {total} | {eta_formatted} left`;
    this.#bar = new SingleBar(
      { format, stream: process.stderr, clearOnComplete: true },
      Presets.shades_classic,
    );
    this.#bar.start(total, done);
  };

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

const writtenJson = (value: unknown): string => JSON.stringify(value, bigintsWritten, 2);

const bigintsWritten = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
