/** The room rules of docs/architecture.md, checked by `npm run rooms`. */

/** Specs, and what they share beside them. */
const SPECS = ['\\.spec\\.ts$', '^libs/.*/testing/'];

/** A room may import only what is listed; a breach names the rule of its room. */
const room = (name, from, allowed) => ({
  name: `room-${name}`,
  comment: `${name} may import only: ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${from}`, pathNot: SPECS },
  to: { path: '^(apps|libs|workflows)/', pathNot: [`^${from}`, ...allowed.map((path) => `^${path}`)] },
});

const DOOR = (path) => `${path}/src/index\\.ts$`;
const CONTRACT = DOOR('libs/contract');
const CALENDAR = DOOR('libs/calendar');
const STORE = DOOR('libs/event-store');
const ENGINE = DOOR('libs/engine');
const PROJECTIONS = DOOR('libs/projections');
const INPUT = DOOR('libs/input');
const CSV = DOOR('libs/csv');

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room('contract', 'libs/contract/', []),
    room('calendar', 'libs/calendar/', []),
    room('input', 'libs/input/', [CONTRACT]),
    room('csv', 'libs/csv/', []),
    room('engine', 'libs/engine/', [CONTRACT, CALENDAR, STORE]),
    room('event-store', 'libs/event-store/', [CONTRACT]),
    room('projections', 'libs/projections/', [CONTRACT, STORE]),
    room('moving', 'libs/moving/', [CONTRACT, STORE, PROJECTIONS]),
    room('read-models', 'libs/read-models/', [CONTRACT, CALENDAR, CSV, PROJECTIONS]),
    room('testing', 'libs/testing/', [CONTRACT, CALENDAR, STORE, ENGINE, INPUT, PROJECTIONS]),
    room('catalogue', 'workflows/catalogue/', [CONTRACT, CALENDAR]),
    {
      name: 'room-workflows',
      comment:
        'A workflow knows itself, the catalogue, the contract and the calendar; never another workflow.',
      severity: 'error',
      from: { path: '^workflows/([^/]+)/', pathNot: ['\\.spec\\.ts$', '^workflows/catalogue/'] },
      to: {
        path: '^(apps|libs|workflows)/',
        pathNot: ['^workflows/$1/', '^workflows/catalogue/index\\.ts$', CONTRACT, CALENDAR],
      },
    },
    {
      name: 'doors-only',
      comment: 'Across rooms only through index.ts or a *.module.ts.',
      severity: 'error',
      from: { path: '^((?:libs|workflows|apps)/(?:read-models/)?[^/]+)/' },
      to: {
        path: '^(libs|workflows|apps)/',
        pathNot: ['^$1/', '/index\\.ts$', '\\.module\\.ts$'],
      },
    },
    {
      name: 'only-apps-know-workflows',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^workflows/' },
    },
    {
      name: 'workflows-are-pure',
      comment: 'A workflow never touches Node.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'machines-need-few-packages',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules',
        pathNot: 'node_modules/(xstate|class-validator|class-transformer|reflect-metadata|uuid)/',
      },
    },
    {
      name: 'calendar-is-pure',
      severity: 'error',
      from: { path: '^libs/calendar/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nest-at-the-edge',
      comment: 'Nest only in apps, in *.module.ts and in controllers.',
      severity: 'error',
      from: { path: '^(libs|workflows)/', pathNot: '\\.(module|controller)\\.ts$' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'xstate-behind-one-adapter',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['^libs/engine/src/machine/', '^libs/contract/', ...SPECS],
      },
      to: { path: 'node_modules/xstate/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
