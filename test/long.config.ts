import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** What takes long by itself, apart from the tests: `npm run test:long` runs it behind them. Run from the root. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/long/*.long.ts'], testTimeout: 120_000 },
});
