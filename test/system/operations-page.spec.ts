import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { VARIABLES } from '#apps/settings';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8');
const KNOWN = Object.keys(VARIABLES);

/** What a compose file says of one service; merge keys (`<<`) have been followed. */
interface ComposeService {
  readonly image: string;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const composeOf = (file: string) => parse(textOf(file), { merge: true }) as ComposeFile;
const COMPOSE = ['docker/compose.yml', 'docker/compose.cluster.yml'];

describe('the page for operators', () => {
  it('lists every variable with its default and its meaning as the programs know them', () => {
    const rows = textOf('docs/operations.md')
      .split('\n')
      .flatMap((line) => /^\| `(QADAM_\w+)` +\| (.*?) +\| (.*?) +\|$/.exec(line) ?? [])
      .filter((_, index) => index % 4 !== 0);
    const listed = Array.from({ length: rows.length / 3 }, (_, row) => rows.slice(row * 3, row * 3 + 3));
    const known = Object.entries(VARIABLES).map(([name, { usual, about }]) => [name, usual, about]);
    expect(listed.map((row) => row.map((cell) => cell.trim()))).toEqual(known);
  });

  it('leaves out none that a program looks at', () => {
    const files = globSync('{apps,libs}/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
    const named = files.flatMap((file) => textOf(file).match(/QADAM_[A-Z_]+[A-Z]/g) ?? []);
    const ofTests = (name: string) => name.startsWith('QADAM_TEST_');
    expect([...new Set(named)].filter((name) => !KNOWN.includes(name) && !ofTests(name))).toEqual([]);
  });
});

describe.each(COMPOSE)('%s', (file) => {
  const { services, volumes } = composeOf(file);

  it('sets only variables that there are', () => {
    const set = Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment));
    const ours = set.filter((name) => name.startsWith('QADAM_'));
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter((name) => !KNOWN.includes(name))).toEqual([]);
  });

  it('has every volume and service that it names', () => {
    for (const { volumes: mounted = [], depends_on: needed = [] } of Object.values(services)) {
      const named = mounted.map((mount) => mount.split(':')[0] ?? '').filter((name) => !name.startsWith('.'));
      expect(Object.keys(volumes)).toEqual(expect.arrayContaining(named));
      const others = Array.isArray(needed) ? needed : Object.keys(needed);
      expect(Object.keys(services)).toEqual(expect.arrayContaining(others as string[]));
    }
  });

  it('holds no secret, and asks for each', () => {
    const secrets = textOf(file).match(/(?:PASSWORD|SECRET)[^:]*: .+/g) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/\$\{\w+:\?/);
  });
});

describe('the cluster', () => {
  const { services } = composeOf('docker/compose.cluster.yml');

  it('has two services, two workers and three nodes of EventStoreDB, each of which the services name', () => {
    const names = Object.keys(services);
    for (const [kind, count] of [
      ['api', 2],
      ['worker', 2],
      ['eventstore', 3],
    ] as const)
      // prettier-ignore
      expect(names.filter((name) => name.startsWith(kind))).toHaveLength(count);
    const store = String(services['api1']?.environment?.['QADAM_STORE']);
    expect(store).toMatch(/@eventstore1:2113,eventstore2:2113,eventstore3:2113\?/);
  });

  it('gives the programs the authority’s certificate, and no key', () => {
    for (const name of ['api1', 'worker2'])
      expect(services[name]?.volumes).toEqual(['authority:/certificates/ca:ro']);
  });

  it('has a proxy before each service', () => {
    const proxied = /reverse_proxy (.+) \{/.exec(textOf('docker/Caddyfile'))?.[1]?.split(' ');
    expect(proxied).toEqual(['api1:3000', 'api2:3000']);
  });
});
