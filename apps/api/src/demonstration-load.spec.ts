import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLedgerEvent } from '#libs/contract';
import { configFrom } from './config.ts';
import { loadDemonstration } from './demonstration-load.ts';
import { openParts } from './service-parts.ts';

describe('the demonstration load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-demonstration-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const loadedAt = async (day: string, data: string, applications: number) => {
    const config = configFrom({
      QADAM_DATA: join(folder, data),
      QADAM_DEMO_APPLICATIONS: String(applications),
    });
    const parts = await openParts(config, { now: () => new Date(`${day}T12:00:00Z`) });
    try {
      const report = await loadDemonstration(parts);
      const events = await parts.store.readAll({ limit: 1_000 });
      return { report, steps: events.filter(({ type }) => !isLedgerEvent(type)).length };
    } finally {
      await parts.close();
    }
  };

  it('fills an empty store, and no other', async () => {
    const { report, steps } = await loadedAt('2025-06-16', 'filled', 5);
    expect(report).toMatchObject({ applications: 5, unexpected: {} });
    expect(steps).toBe(report?.accepted);
    expect(await loadedAt('2025-06-17', 'filled', 5)).toEqual({ report: undefined, steps });
  });

  it('ends where index and calendar are no longer known', async () => {
    const { report } = await loadedAt('2031-06-16', 'later', 2);
    expect(report).toMatchObject({ applications: 2, unexpected: {} });
  });

  it('can be left out', async () => {
    expect(await loadedAt('2025-06-16', 'empty', 0)).toEqual({ report: undefined, steps: 0 });
  });
});
