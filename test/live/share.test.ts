import { expect, test } from 'vitest';
import { countExecution, withinShare } from '../../src/live/share.ts';

/** Keeps the processor busy. */
function burn(ms: number): void {
  const until = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(until);
    if ((user + system) / 1_000 > ms) return;
  }
}

/** As many questions as are a reason to rest. */
async function answer(questions: number, ms: number): Promise<void> {
  for (let i = 0; i < questions; i += 1) countExecution();
  burn(ms);
}

test('behind many questions that took long it rests for as long', async () => {
  const at = performance.now();
  await withinShare(() => answer(200, 300));
  expect(performance.now() - at).toBeGreaterThan(590);
});

test('behind few questions, or what was short, it does not rest', async () => {
  const at = performance.now();
  await withinShare(() => answer(199, 300));
  for (let i = 0; i < 20; i += 1) await withinShare(() => answer(200, 1));
  expect(performance.now() - at).toBeLessThan(580);
});
