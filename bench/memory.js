/**
 * What a hub holds in memory: its heap and its buffers, after a collection. Resident memory swings by tens of
 * megabytes with the collector's moods, more than what is to be found out.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { ADMINISTRATOR } from './tokens.js';

/** With these it collects when it is told to. */
export const COLLECTABLE = [
  '--expose-gc',
  '--import',
  'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc())',
];

/** In MB. */
export async function heldBy({ pid, url }) {
  for (let i = 0; i < 2; i += 1) {
    process.kill(pid, 'SIGUSR2');
    await pause(500);
  }
  const text = await (await fetch(`${url}/metrics`, { headers: ADMINISTRATOR })).text();
  const figure = (name) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)[1]);
  const names = ['nodejs_heap_size_used_bytes', 'nodejs_external_memory_bytes'];
  return names.map(figure).reduce((sum, one) => sum + one) / 1e6;
}
