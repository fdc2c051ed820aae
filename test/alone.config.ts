import { defineConfig } from 'vitest/config';
import base, { ALONE } from '../vitest.config.ts';

const report = process.env['GRIDHUB_REPORT']?.replace(/\.json$/, '-alone.json');

/** What needs the machine for itself: it starts hubs and servers of its own, or times what others would slow. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [...ALONE],
    exclude: [],
    fileParallelism: false,
    testTimeout: 60_000,
    ...(report && { outputFile: { json: report } }),
  },
});
