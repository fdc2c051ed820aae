/** Many commands at random, several at a time, as fast as the hub takes them: each on what there is by then. */
import { Random } from '../../src/demo/random.ts';
import { openCast } from '../../src/demo/traffic/cast.ts';
import { TrafficClient } from '../../src/demo/traffic/client.ts';
import { KINDS } from '../../src/demo/traffic/plan.ts';
import { type Counts, Actor } from '../../src/demo/traffic/actor.ts';
import { surveyWorld } from '../../src/demo/traffic/survey.ts';
import { demoToken } from './demo-tokens.ts';
import type { TestHub } from './hub.ts';

const LANES = 6;

/** Until so many were done; on a hub with the demonstration and nobody else. */
export async function commandAtRandom(
  { hub, databaseUrl }: TestHub,
  { commands, seed }: { commands: number; seed: number },
): Promise<Counts> {
  const ending = new AbortController();
  const client = new TrafficClient(hub.url, ending.signal);
  const administrator = demoToken('DISTRICT_ADMIN');
  const cast = await openCast(databaseUrl, administrator);
  const world = { ...(await surveyWorld(client, administrator)), mostOpen: Infinity };
  const counts: Counts = { done: {}, refused: {}, idle: 0 };
  const today = new Date().toISOString().slice(0, 10);
  const isDone = () => Object.values(counts.done).reduce((a, b) => a + b, 0) >= commands;
  const lane = async (n: number) => {
    const random = new Random(seed + n);
    const actor = new Actor({ client, cast, world, counts, log: () => {} });
    while (!isDone()) {
      const planned = { kind: random.pick(KINDS), afterMs: 0, seed: random.whole(0, 2 ** 31) };
      await actor.act(planned, today);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)));
  return counts;
}
