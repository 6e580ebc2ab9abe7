import { mkdirSync } from 'node:fs';
import { openLegalParts, openStores, type LegalParts, type Stores } from '#apps/composition';
import { dataFiles } from '#apps/settings';
import { workflowRegistry } from '#apps/workflows';
import { ServiceError } from '#libs/contract';
import { CommandHandler, WorkflowRegistry } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type { ProjectionKeeper, ReadDatabase } from '#libs/projections';
import { demonstrationSecret } from './auth/demonstration-tokens.ts';
import { TokenVerifier } from './auth/token-verifier.ts';
import { clockOf, type Clock } from './clock.ts';
import type { AppConfig } from './config.ts';

/** What Nest wires and knows nothing of: opened before it, closed after it. */
export class ServiceParts {
  #clockwork: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor(
    readonly config: AppConfig,
    readonly clock: Clock,
    readonly workflows: WorkflowRegistry,
    readonly store: EventStore,
    readonly handler: CommandHandler,
    readonly database: ReadDatabase,
    readonly runner: ProjectionKeeper,
    readonly verifier: TokenVerifier,
    readonly legal: LegalParts,
    private readonly closeStores: Stores['close'],
  ) {}

  /** From now on the timekeeper looks at the clock, until the parts are closed. */
  startClock(): void {
    if (this.#clockwork) return;
    const stop = new AbortController();
    this.#clockwork = { stop, done: this.legal.timekeeper.run(stop.signal) };
  }

  /** The clock first: it writes. */
  async close(): Promise<void> {
    this.#clockwork?.stop.abort();
    await this.#clockwork?.done;
    await this.closeStores();
  }
}

export interface OpenOptions {
  /** The clock; the system's by default. */
  readonly now?: () => Date;
  /** Takes the place of the log that is set. */
  readonly store?: EventStore;
}

/**
 * Opens the stores of the data directory and begins to project.
 * @throws ServiceError `bad-configuration`, `store-locked`, `store-too-new`, `store-unavailable`, `machine-refused`
 */
export async function openParts(config: AppConfig, options: OpenOptions = {}): Promise<ServiceParts> {
  const now = options.now ?? (() => new Date());
  const clock = clockOf(now);
  const files = makeDirectory(config);
  const workflows = workflowRegistry(config.readings);
  const { tokens, installation, warnWorkingDays } = config;
  const verifier = new TokenVerifier(
    tokens.kind === 'demonstration'
      ? { kind: 'secret', secret: demonstrationSecret(files.demonstrationSecret) }
      : tokens,
    clock,
  );
  const { store, database, runner, close } = await openStores({
    ...config,
    now,
    ...(options.store && { log: options.store }),
  });
  try {
    const legal = await openLegalParts({ installation, warnWorkingDays, now, store, workflows, database });
    const handler = new CommandHandler({ store, workflows, installation, time: legal.time });
    await runner.start();
    return new ServiceParts(
      config,
      clock,
      workflows,
      store,
      handler,
      database,
      runner,
      verifier,
      legal,
      close,
    );
  } catch (error) {
    await close();
    throw error;
  }
}

function makeDirectory({ dataDir }: AppConfig) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o750 });
  } catch (error) {
    throw new ServiceError(
      'bad-configuration',
      `QADAM_DATA: cannot make ${dataDir}: ${(error as Error).message}`,
      {},
      { cause: error },
    );
  }
  return dataFiles(dataDir);
}
