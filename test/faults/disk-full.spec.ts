import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/contract';
import { SqliteEventStore } from '#libs/event-store';
import { built, killAll, saying, start } from '../system/support/programs.ts';
import { SECRET } from './support/constellation.ts';
import { plansOf, requestOf, takeAll, type Acknowledged, type Plan } from './support/load.ts';
import { faultsIn, wholeLog } from './support/truth.ts';

const MEBIBYTE = 1_048_576;
const folder = mkdtempSync(join(tmpdir(), 'qadam-disk-'));

/** A disk of 24 MiB; only root may mount one. */
const mounted = built && isMounted();
if (built && !mounted) console.warn('SKIPPED: a small disk cannot be mounted here (needs root)');

function isMounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  killAll();
  if (mounted) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

(mounted ? describe : describe.skip)('a service whose disk is full', () => {
  it('refuses with 503 and acknowledges nothing that is not kept, and goes on when there is room again', async () => {
    const service = start('api', { QADAM_DATA: folder, QADAM_JWT_SECRET: SECRET });
    const [url = ''] = await saying(service, /http:\/\/\S+/);
    service.stdout?.resume();
    service.stderr?.resume();
    const before = await takeAll(plansOf(1, 10), [url]);

    const ballast = filled();
    const refused = await answersTo(url);
    expect(new Set(refused)).toEqual(new Set(['503 store-unavailable']));
    rmSync(ballast);

    const after = await takeAll(plansOf(2, 10), [url]);
    const store = await SqliteEventStore.open({ file: join(folder, 'events.sqlite'), readOnly: true });
    const log = await wholeLog(store);
    await store.close();
    expect(faultsIn(log)).toEqual([]);
    expect([...before, ...after].filter((step) => !isIn(log, step))).toEqual([]);
    const { status } = await fetch(`${url}/readyz`);
    expect(status).toBe(200);
  }, 120_000);
});

/** Leaves no page to anybody. */
function filled(): string {
  const name = join(folder, 'ballast');
  const file = openSync(name, 'w');
  const piece = Buffer.alloc(MEBIBYTE);
  try {
    for (;;) writeSync(file, piece.subarray(0, Math.max(1, room())));
  } catch {
    closeSync(file);
  }
  return name;
}

function room(): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(MEBIBYTE, bavail * bsize);
}

/** What the service says to new applications once what it had set aside is used up. */
async function answersTo(url: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (let tries = 0; said.length < 5 && tries < 2_000; tries += 1) {
    const [plan] = plansOf(100 + tries, 1);
    const { path, init } = await requestOf(plan as Plan, 0);
    const response = await fetch(new URL(path, url), init);
    const { code } = (await response.json()) as { code?: string };
    if (!response.ok) said.push(`${response.status} ${code}`);
  }
  return said;
}

const isIn = (log: readonly StoredEvent[], { applicationId, revision }: Acknowledged) =>
  log.some((event) => event.metadata.applicationId === applicationId && event.revision === revision);
