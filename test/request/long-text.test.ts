/** A large answer is made a piece at a time, of the same bytes as one that is made at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longText } from '../../src/engine/http/long-text.ts';

const MOST = 10_000_000;

test('whatever it holds, its bytes are those of JSON.stringify', async () => {
  const values = fc.object({ maxDepth: 5, maxKeys: 12, withDate: true, withNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      const made = await longText(value, MOST);
      expect(made?.toString()).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

const rows = Array.from({ length: 200_000 }, (_, i) => ({
  i,
  name: `维修 ${i} 𠮷`,
  none: undefined,
}));

test('others have their turn meanwhile', async () => {
  const answer = { errors: undefined, data: { place: { nodes: rows } } };
  let rounds = 0;
  const timer = setInterval(() => (rounds += 1), 1);
  const made = await longText(answer, 100_000_000);
  clearInterval(timer);
  expect(made?.equals(Buffer.from(JSON.stringify(answer)))).toBe(true);
  expect(rounds).toBeGreaterThan(2);
});

test('what is larger than it may be is not made to its end', async () => {
  await expect(longText({ data: rows }, 100_000)).resolves.toBeUndefined();
  await expect(longText({ data: 'x'.repeat(2_000) }, 1_000)).resolves.toBeUndefined();
});
