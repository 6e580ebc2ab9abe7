import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { ServiceParts } from '../service-parts.ts';

/** Measures of the process, the log and the projections, taken when they are asked for. No personal data. */
export function registerGauges(
  registry: Registry,
  { store, runner, legal }: Pick<ServiceParts, 'store' | 'runner' | 'legal'>,
): void {
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
  const clock = new Gauge({
    name: 'qadam_timekeeper_last_look_seconds',
    help: 'When the timekeeper last looked at the clock, Unix time; older than a minute means that it sleeps.',
    registers: [],
    collect() {
      const last = legal.timekeeper.lastTick;
      if (last) this.set(last.at.getTime() / 1_000);
      else this.remove();
    },
  });
  registry.registerMetric(clock);
  registry.registerMetric(head);
  registry.registerMetric(lags);
}
