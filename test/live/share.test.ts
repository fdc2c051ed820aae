import { expect, test } from 'vitest';
import { withinShare } from '../../src/live/share.ts';

/** Keeps the processor busy. */
function burn(ms: number): void {
  const until = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(until);
    if ((user + system) / 1_000 > ms) return;
  }
}

test('behind work that took long it rests as long as that worked, whatever comes of it', async () => {
  const at = performance.now();
  await withinShare(async () => burn(300));
  expect(performance.now() - at).toBeGreaterThan(590);
});

test('behind work that was short it does not rest', async () => {
  const at = process.cpuUsage();
  for (let i = 0; i < 50; i += 1) await withinShare(async () => undefined);
  expect(process.cpuUsage(at).user / 1_000).toBeLessThan(1_000);
});
