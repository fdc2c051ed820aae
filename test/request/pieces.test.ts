/** What others than staff and screens ask for at once leaves the process to whoever comes meanwhile. */
import { expect, test } from 'vitest';
import type { Session } from '../../src/engine/access/session.ts';
import { OperationTurns } from '../../src/engine/execution/operation-turns.ts';

const session = (key: string, isKnown: boolean, isGuest: boolean) =>
  ({ hash: isKnown ? key : null, address: key, viewer: { isKnown, isGuest } }) as never as Session;

const guests = ['unit a', 'unit b', 'unit c'].map((key) => session(key, true, true));
const strangers = ['s1', 's2'].map((key) => session(key, false, false));

/** The most that was done in one round of the event loop. */
async function mostInARound(ask: (work: () => void) => Promise<unknown>[]): Promise<number> {
  let [done, most, isOver] = [0, 0, false];
  const round = () => {
    most = Math.max(most, done);
    done = 0;
    if (!isOver) setImmediate(round);
  };
  setImmediate(round);
  await Promise.all(ask(() => (done += 1)));
  isOver = true;
  return Math.max(most, done);
}

test.each(['read', 'run'] as const)(
  'of all strangers and guests one has its turn in a round: %s',
  async (kind) => {
    const turns = new OperationTurns();
    const most = await mostInARound((work) =>
      [...guests, ...strangers].flatMap((one) =>
        Array.from({ length: 8 }, () => turns[kind](one, work)),
      ),
    );
    expect(most).toBe(1);
  },
);

test('staff and screens wait for nobody', async () => {
  const turns = new OperationTurns();
  let done = 0;
  const asked = [session('office', true, false), session('wall', true, false)].map((one) =>
    turns.read(one, () => (done += 1)),
  );
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toBe(2);
  await Promise.all(asked);
});

test('short turns of guests are rested behind once they have come to something', async () => {
  const turns = new OperationTurns();
  const [guest] = guests;
  const began = performance.now();
  let busyMs = 0;
  const work = () => {
    const at = performance.now();
    while (performance.now() - at < 4);
    busyMs += performance.now() - at;
  };
  await Promise.all(Array.from({ length: 10 }, () => turns.read(guest as Session, work)));
  // As long as it took, but for what is not yet rested behind.
  expect(performance.now() - began).toBeGreaterThan(busyMs * 1.5);
});
