import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { EventStore } from '#libs/event-store';
import type { ProjectionKeeper } from '#libs/projections';

/** Measures of the process, the log and the projections, taken when they are asked for. No personal data. */
export function registerGauges(registry: Registry, store: EventStore, runner: ProjectionKeeper): void {
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
  registry.registerMetric(head);
  registry.registerMetric(lags);
}
