import type { Command, Receipt } from '#libs/contract';
import { CommandHandler, type CommandHandlerOptions } from '#libs/engine';

/**
 * Carries out commands that come in order of time, and ends each day before the first command of a later one: so the
 * clock speaks between them, as it does beside a service.
 */
export class HandlerWithClock extends CommandHandler {
  #day: string | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(
    options: CommandHandlerOptions,
    /** Given a day in UTC, YYYY-MM-DD; never two at a time. */
    private readonly endDay: (day: string) => Promise<void>,
  ) {
    super(options);
  }

  override async handle(command: Command): Promise<Receipt> {
    const day = command.occurredAt.slice(0, 10);
    this.#day ??= day;
    if (day > this.#day) this.#endUntil(day);
    await this.#ended;
    return super.handle(command);
  }

  /** Ends the day of the last commands, and is done with it. */
  async finish(): Promise<void> {
    if (this.#day !== undefined) this.#endUntil(nextDay(this.#day));
    await this.#ended;
  }

  #endUntil(day: string): void {
    for (let over = this.#day ?? day; over < day; over = nextDay(over)) {
      this.#ended = this.#ended.then(() => this.endDay(over));
    }
    this.#day = day;
  }
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
