import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const MAIN = at('dist/apps/api/src/main.js');
const able = existsSync(MAIN) && spawnSync('curl', ['--version']).status === 0;
if (!able) console.warn('SKIPPED: the walk-through needs curl and a build');

(able ? it : it.skip)(
  'the walk-through of the README takes every standard and a complaint to their ends',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'qadam-walk-'));
    const service = spawn(process.execPath, [MAIN], {
      env: { ...process.env, QADAM_DATA: data, QADAM_PORT: '0', QADAM_DEMO_APPLICATIONS: '0' },
    });
    try {
      let said = '';
      for await (const chunk of service.stdout) {
        said += String(chunk);
        if (/timekeeper\s+\S+\n/.test(said)) break;
      }
      const url = /http:\/\/[^\s)]+/.exec(said)?.[0] ?? '';
      const walk = spawnSync('bash', [at('docs/walk-through.sh')], {
        env: { ...process.env, QADAM_URL: url, QADAM_DATA: data },
        encoding: 'utf8',
      });
      expect(walk.stderr).toBe('');
      const ends = walk.stdout.match(/ (issued|answered)$/gm)?.map((end) => end.trim());
      expect(ends).toEqual(['issued', 'issued', 'issued', 'issued', 'answered']);
    } finally {
      service.kill('SIGKILL');
      rmSync(data, { recursive: true });
    }
  },
  60_000,
);
