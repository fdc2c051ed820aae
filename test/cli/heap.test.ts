/** A process that serves collects what it has left behind before it has grown far beyond what lives in it. */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const HEAP = pathToFileURL(resolve('dist/src/cli/heap.js')).href;

/** Sixty megabytes live; what is made beside them lives long enough to be taken for old, and no longer. */
const CHURN = `
  const made = (count) => Array.from({ length: count }, (_, i) => ({ at: i, of: [i, i + 1, i + 2] }));
  const living = made(600_000);
  gc();
  const begun = process.memoryUsage().heapUsed;
  const passing = [];
  let most = 0;
  for (let i = 0; i < 600; i += 1) {
    passing[i % 40] = made(10_000);
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  console.log(most / begun, living.length);`;

function growthOf(first: string): number {
  const script = `${first}${CHURN}`;
  const words = ['--expose-gc', '--input-type=module', '--eval', script];
  return parseFloat(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

test('the heap of a serving process stays near what lives in it', () => {
  const narrow = growthOf(
    `import { keepHeapNarrow } from ${JSON.stringify(HEAP)}; keepHeapNarrow();`,
  );
  const asUsual = growthOf('');
  expect(narrow).toBeLessThan(asUsual * 0.8);
});
