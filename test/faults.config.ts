import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/**
 * What breaks under a hub: servers that die, folders that are damaged, migrations that are killed. Apart from the tests,
 * since it takes servers of its own; one file at a time, since each says how long it took to heal. Run from the root.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/faults/*.test.ts'],
    exclude: [],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
