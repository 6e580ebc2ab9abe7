import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

// Each call starts a program, and the machine may have much else to do.
jest.setTimeout(60_000);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `qadam` as a person would, with the data directory that is given; standard error is no terminal. */
export function qadam(dataDir: string, ...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/qadam.js', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, QADAM_DATA: dataDir, NODE_OPTIONS: '' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** What a call printed as JSON. */
export const printed = ({ out }: Ended): Record<string, unknown> =>
  JSON.parse(out) as Record<string, unknown>;

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'qadam-cli-'));
