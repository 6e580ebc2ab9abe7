import { mkdirSync } from 'node:fs';
import {
  Clockwork,
  openEndpoint,
  openLegalParts,
  openStores,
  type LegalParts,
  type Stores,
} from '#apps/composition';
import { dataFiles } from '#apps/settings';
import { workflowRegistry } from '#apps/workflows';
import { ServiceError } from '#libs/contract';
import { CommandHandler, WorkflowRegistry } from '#libs/engine';
import type { EventStore, EventStoreEndpoint } from '#libs/event-store';
import type { ProjectionKeeper, ReadDatabase } from '#libs/projections';
import { demonstrationSecret } from './auth/demonstration-tokens.ts';
import { TokenVerifier } from './auth/token-verifier.ts';
import { clockOf, type Clock } from './clock.ts';
import type { AppConfig } from './config.ts';

/** What Nest wires and knows nothing of: opened before it, closed after it. */
export class ServiceParts {
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
    /** Where the log is open to EventStoreDB clients; undefined where it is not. */
    readonly endpoint: EventStoreEndpoint | undefined,
    private readonly clockwork: Clockwork,
    private readonly stores: Pick<Stores, 'keeping' | 'close'>,
  ) {}

  /** From now on the timekeeper looks at the clock, until the parts are closed; not where others keep the time. */
  startClock(): void {
    const { keeping } = this.stores;
    if (keeping !== 'elsewhere') this.clockwork.start(keeping === 'alone');
    if (keeping !== 'alone') this.legal.calendarFollower.start();
  }

  /** The clock and those who write through the endpoint first. */
  async close(): Promise<void> {
    await this.endpoint?.stop();
    await Promise.all([this.clockwork.stop(), this.legal.calendarFollower.stop()]);
    await this.stores.close();
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
  const clockwork: Clockwork = new Clockwork(() => legal.timekeeper);
  const stores = await openStores({
    ...config,
    now,
    lent: config.endpoint !== undefined,
    also: { timekeeper: clockwork.share },
    ...(options.store && { log: options.store }),
  });
  const { store, database, runner } = stores;
  let legal: LegalParts;
  try {
    legal = await openLegalParts({ installation, warnWorkingDays, now, store, workflows, database });
    const handler = new CommandHandler({ store, workflows, installation, time: legal.time });
    await runner.start();
    const endpoint = await endpointOver(stores, config, verifier);
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
      endpoint,
      clockwork,
      stores,
    );
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Tokens of the service open the endpoint to integrators; its other users stand in a file. */
async function endpointOver(
  { whole }: Stores,
  { endpoint, installation }: AppConfig,
  verifier: TokenVerifier,
): Promise<EventStoreEndpoint | undefined> {
  const bearer = async (token: string) => {
    const actor = await verifier.actorOf(token).catch(() => undefined);
    return actor?.roles.includes('integrator')
      ? { name: actor.id, roles: ['integrator' as const] }
      : undefined;
  };
  return endpoint && openEndpoint(endpoint, { store: whole, installation, bearer });
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
