import { readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** One project per kind of test; they differ in what is loaded before each file. */
const room = (displayName, testMatch, setupFiles = []) => ({
  displayName,
  testMatch,
  setupFiles,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  // `rewriteRelativeImportExtensions` must be off here, or Jest looks for .js files.
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, rewriteRelativeImportExtensions: false } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

export default {
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/setup/postgres.setup.mjs',
  globalTeardown: '<rootDir>/test/setup/postgres.teardown.mjs',
  // A busy machine is no failure; what must be quick is measured in bench/.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  projects: [
    room('rooms', ['<rootDir>/{libs,workflows,bench}/**/*.spec.ts']),
    // Nest is loaded first: @nestjs/throttler is CommonJS and would otherwise require() it in a cycle.
    room('apps', ['<rootDir>/{apps,test}/**/*.spec.ts'], ['<rootDir>/test/setup/nest.ts']),
  ],
};
