import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROGRAMS = {
  api: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  qadam: 'bin/qadam.js',
} as const;

export type Environment = Readonly<Record<string, string>>;

/** Whether the programs are built; specs of processes are skipped otherwise. */
export const built = existsSync(`${ROOT}/${PROGRAMS.worker}`);
if (!built) console.warn('SKIPPED: the programs are not built (npm run build)');

const children = new Set<ChildProcess>();

/** Starts a program as an operator would, with this environment and nothing else of Qadam's. */
export function start(
  program: keyof typeof PROGRAMS,
  environment: Environment,
  ...args: string[]
): ChildProcess {
  const child = spawn(process.execPath, [PROGRAMS[program], ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], QADAM_PORT: '0', QADAM_WORKER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What became of a program that is expected to end. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

/** The first match in what a program says; it goes on. */
export async function saying(child: ChildProcess, what: RegExp): Promise<RegExpExecArray> {
  let said = '';
  const errors = child.stderr!.on('data', (chunk) => (said += String(chunk)));
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    const found = what.exec(said);
    if (found) return found;
  }
  errors.removeAllListeners('data');
  throw new Error(`it did not say ${what}, but: ${said}`);
}

/** Kills what still runs: for `afterAll`. */
export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
