import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** The mutants of the rules: apart from the tests, since they say something about the tests. Run from the root. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/access/*.mutants.ts'], testTimeout: 120_000 },
});
