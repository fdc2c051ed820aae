import { defineConfig } from 'vitest/config';

/** Where CI wants the numbers written. */
const report = process.env['GRIDHUB_REPORT'];

/** One file after the other, behind all others: `test/alone.config.ts`. */
export const ALONE: readonly string[] = [
  'test/cli/demo-traffic.test.ts',
  'test/cli/endings-host.test.ts',
  'test/cli/endings-project.test.ts',
  'test/cli/serve.test.ts',
  'test/live/chaos.test.ts',
  'test/live/drain.test.ts',
  'test/live/foreign.test.ts',
  'test/live/slow.test.ts',
  'test/request/connections.test.ts',
];

export default defineConfig({
  // vitest would load one graphql as a module and one as CommonJS, and each refuses the other's schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // They have a configuration of their own: `npm run test:faults`.
    exclude: ['test/faults/**', ...ALONE],
    globalSetup: 'test/support/databases.ts',
    testTimeout: 40_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // One in some thousand meets a machine that stands still for seconds: in CI it is tried once more, and named.
    retry: report ? 1 : 0,
    ...(report && {
      reporters: ['default', 'json', '.ci/second-tries.js'],
      outputFile: { json: report },
    }),
  },
});
