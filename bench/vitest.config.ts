import { defineConfig } from 'vitest/config';

/** Figures, not tests: `npm run bench:lists` prints them. Run from the root. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['bench/**/*.figures.ts'],
    globalSetup: 'test/support/databases.ts',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
