/**
 * Traffic of the demonstration: needs are reported, claimed, delivered and closed as in a district that works, through the
 * API alone. It runs from `openTraffic` until `stop`, whatever it is answered meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Cast } from './cast.ts';
import { Refused, TrafficClient } from './client.ts';
import { TrafficClock, hourAt } from './clock.ts';
import type { Command } from './command.ts';
import { planHour } from './plan.ts';
import { type Counts, Actor } from './actor.ts';
import { surveyWorld } from './survey.ts';
import type { World } from './world.ts';

export interface TrafficOptions {
  /** The hub's own address. */
  url: string;
  cast: Cast;
  seed: number;
  /** So many times as fast as the day. */
  pace: number;
  /** Where in the day it begins. */
  from: Date;
  log: (line: string) => void;
  onCommand?: (command: Command) => void;
}

export interface Traffic {
  counts: Counts;
  /** Settles when nothing is under way any more. */
  stop(): Promise<void>;
}

/** What comes later than this is left out: after a pause of the machine there is no flood. */
const LATE_MS = 30 * 60_000;
const AGAIN_MS = 5_000;

export function openTraffic(options: TrafficOptions): Traffic {
  const ending = new AbortController();
  const counts: Counts = { done: {}, refused: {}, idle: 0 };
  const running = run(options, counts, ending.signal).catch((error: unknown) => {
    // Whatever is under way when it is stopped fails by that.
    if (!ending.signal.aborted) options.log(`demo traffic: ended by ${String(error)}`);
  });
  return {
    counts,
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function run(options: TrafficOptions, counts: Counts, signal: AbortSignal): Promise<void> {
  const { url, cast, seed, log, onCommand } = options;
  const client = new TrafficClient(url, signal);
  const clock = new TrafficClock(options.from, options.pace);
  const world = await surveyed(client, options, signal);
  const actor = new Actor({ client, cast, world, log, counts, ...(onCommand && { onCommand }) });
  for (let hour = hourAt(clock.now()); !signal.aborted; hour = hourAt(hour.ends)) {
    for (const planned of planHour(seed, hour)) {
      const at = hour.begins + planned.afterMs;
      // Of the hour in which it began too, what would have come before.
      if (at < options.from.getTime() || at < clock.now() - LATE_MS) continue;
      await clock.until(at, signal);
      await actor.act(planned, hour.day);
      signal.throwIfAborted();
    }
    await clock.until(hour.ends, signal);
  }
}

/** Asked again until it is answered. */
async function surveyed(
  client: TrafficClient,
  { cast, log }: TrafficOptions,
  signal: AbortSignal,
): Promise<World> {
  for (;;) {
    try {
      return await surveyWorld(client, cast.get('administrator') ?? '');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      log(`demo traffic: survey ${error.code} ${error.message}`);
      await pause(AGAIN_MS, undefined, { signal });
    }
  }
}
