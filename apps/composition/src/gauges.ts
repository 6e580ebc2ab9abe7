import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { Timekeeper } from '#libs/engine';
import type { EventStore } from '#libs/event-store';
import type { ProjectionKeeper } from '#libs/projections';

export interface Measured {
  readonly store: EventStore;
  readonly runner: ProjectionKeeper;
  readonly timekeeper: Timekeeper;
}

/** Measures of the process, the log and the projections, taken when they are asked for. No personal data. */
export function registerGauges(registry: Registry, { store, runner, timekeeper }: Measured): void {
  collectDefaultMetrics({ register: registry });
  const head = new Gauge({
    name: 'qadam_store_head',
    help: 'Position of the last event; absent growth is no traffic, absence is a store that does not answer.',
    registers: [],
    async collect() {
      const position = await store.head().catch(() => undefined);
      if (position === undefined) this.remove();
      else this.set(Number(position));
    },
  });
  const lags = new Gauge({
    name: 'qadam_projection_lag',
    help: 'How far a projection is behind the log, in positions.',
    labelNames: ['projection', 'state'],
    registers: [],
    async collect() {
      this.reset();
      for (const { name, state, lag } of await runner.status())
        this.set({ projection: name, state }, Number(lag));
    },
  });
  const parked = new Gauge({
    name: 'qadam_parked_streams',
    help: 'Streams of which a projection cannot digest an event (qadam parked).',
    labelNames: ['projection'],
    registers: [],
    async collect() {
      this.reset();
      for (const { name, parked: count = 0 } of await runner.status()) this.set({ projection: name }, count);
    },
  });
  const clock = new Gauge({
    name: 'qadam_timekeeper_last_look_seconds',
    help: 'When this process last looked at the clock, Unix time; older than a minute means that it sleeps, absence that another process looks.',
    registers: [],
    collect() {
      const last = timekeeper.lastTick;
      if (last) this.set(last.at.getTime() / 1_000);
      else this.remove();
    },
  });
  for (const gauge of [head, lags, parked, clock]) registry.registerMetric(gauge);
}
