import { defineConfig } from 'vitest/config';

/** Where CI wants the numbers written. */
const report = process.env['GRIDHUB_REPORT'];

export default defineConfig({
  // vitest would load one graphql as a module and one as CommonJS, and each refuses the other's schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // They have a configuration of their own: `npm run test:faults`.
    exclude: ['test/faults/**'],
    globalSetup: 'test/support/databases.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    ...(report && { reporters: ['default', 'json'], outputFile: { json: report } }),
  },
});
