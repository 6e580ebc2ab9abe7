import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      return { report, head: await parts.store.head() };
    } finally {
      await parts.close();
    }
  };

  it('fills an empty store, and no other', async () => {
    const { report, head } = await loadedAt('2025-06-16', 'filled', 5);
    expect(report).toMatchObject({ applications: 5, unexpected: {} });
    expect(head).toBe(BigInt(report?.accepted ?? 0));
    expect(await loadedAt('2025-06-17', 'filled', 5)).toEqual({ report: undefined, head });
  });

  it('ends where the index is no longer known', async () => {
    const { report } = await loadedAt('2031-06-16', 'later', 2);
    expect(report).toMatchObject({ applications: 2, unexpected: {} });
  });

  it('can be left out', async () => {
    expect(await loadedAt('2025-06-16', 'empty', 0)).toEqual({ report: undefined, head: 0n });
  });
});
