import { expect, test } from 'vitest';
import { countExecution, withinShare } from '../../src/engine/live/share.ts';

/** Keeps the processor busy. */
function burn(ms: number): void {
  const until = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(until);
    if ((user + system) / 1_000 > ms) return;
  }
}

/** How long it rests behind so many questions that took so long, by the processor's time. */
async function restBehind(questions: number, ms: number): Promise<number> {
  let done = 0;
  await withinShare(async () => {
    for (let i = 0; i < questions; i += 1) countExecution();
    burn(ms);
    done = performance.now();
  });
  return performance.now() - done;
}

test('behind many questions that took long it rests for as long', async () => {
  expect(await restBehind(200, 300)).toBeGreaterThan(290);
});

test('behind few questions, or what was short, it does not rest', async () => {
  expect(await restBehind(199, 1_000)).toBeLessThan(900);
  expect(await restBehind(200, 1)).toBeLessThan(900);
});
