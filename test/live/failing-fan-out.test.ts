/** A stage that breaks its word and rejects, as a mistake of ours would make it: nobody is left untold for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { StateFollower, StateFanOut } from '../../src/engine/live/state-follower.ts';
import type { Follower, FanOut } from '../../src/engine/live/follower.ts';
import { openTestHub } from '../support/hub.ts';

const { build, hub } = await openTestHub();
const { live } = hub.services;

class Hearer implements Follower<{ cursor: string }>, StateFollower<string> {
  readonly heard: string[] = [];
  readonly isFull = false;

  take(messages: readonly (string | { cursor: string })[]): void {
    for (const one of messages) this.heard.push(typeof one === 'string' ? one : one.cursor);
  }

  renew(messages: readonly string[]): void {
    this.heard.push(...messages);
  }

  minds(): boolean {
    return true;
  }

  async drained(): Promise<void> {}
}

/** What is done first, the next time. */
const faults: { perform?: () => Promise<void>; present?: () => Promise<void> } = {};
const happen = async (name: keyof typeof faults) => {
  const fault = faults[name];
  delete faults[name];
  await fault?.();
};
const late = async () => {
  await pause(300);
  throw new Error('the stage broke down late');
};

const stage: FanOut<Hearer, { cursor: string }> = {
  async perform(told, hearers, done) {
    await happen('perform');
    done(new Map(hearers.map((one) => [one, told.noted.map(({ cursor }) => ({ cursor }))])));
  },
  groupOf: () => '',
  caughtUp: async (_, cursor) => [{ cursor }],
  reset: async (_, cursor) => [{ cursor }],
};
const broadcaster = live.broadcast(stage);
const states: StateFanOut<Hearer, string> = {
  async present(hearers) {
    await happen('present');
    return new Map(hearers.map((one) => [one, ['how things are']]));
  },
  caughtUp: async () => ['caught up'],
};
const pacemaker = live.pace(states);

afterAll(() => {
  broadcaster.close();
  pacemaker.close();
});

test('whoever waited for a performance that failed late goes on from its own cursor', async () => {
  const leaving = new AbortController();
  const hearer = new Hearer();
  const following = broadcaster.follow(hearer, undefined, leaving.signal);
  await expect.poll(() => hearer.heard).toHaveLength(1);
  faults.perform = late;
  await build.need();
  // Behind its mark: what was missed.
  await expect.poll(() => hearer.heard.length, { timeout: 5_000 }).toBeGreaterThan(1);
  leaving.abort();
  await following;
});

test('a telling of how things are that fails ends the feeds with its reason, and those that come are told', async () => {
  const leaving = new AbortController();
  const hearer = new Hearer();
  const following = pacemaker.follow(hearer, leaving.signal);
  await expect.poll(() => hearer.heard).toEqual(['how things are', 'caught up']);
  faults.present = late;
  await Promise.all([expect(following).rejects.toThrow('the stage broke down late'), build.need()]);
  const other = new Hearer();
  const followingToo = pacemaker.follow(other, leaving.signal);
  // The need above may be told once more, now or later: no count is exact.
  await expect.poll(() => other.heard.slice(0, 2)).toEqual(['how things are', 'caught up']);
  const before = other.heard.length;
  await build.need();
  await expect.poll(() => other.heard.length).toBeGreaterThan(before);
  leaving.abort();
  await followingToo;
});
