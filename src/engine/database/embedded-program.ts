/** Runs a program of PostgreSQL to its end, and says why it failed. The watcher knows of it, so that none outlives the hub. */
import { spawn } from 'node:child_process';
import { cureFor } from './embedded-cures.ts';
import type { Place } from './embedded-place.ts';

interface Ended {
  said: string;
  /** `exit code 0`, or the signal that ended it. */
  how: string;
}

/** @param text what it reads. Resolves however it ended; rejects where it could not be started. */
export async function run(
  command: string,
  words: string[],
  { user, watcher }: Pick<Place, 'user' | 'watcher'>,
  text = '',
): Promise<Ended> {
  const child = spawn(command, words, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  watcher.mind(child);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  child.stdin.on('error', () => {}); // It ended before it had read; how it ended is told below.
  child.stdin.end(text);
  const how = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { said, how };
}

/** The cure where one is known, else what it said last that was a fault. */
export function whyOf(said: string, how: string): string {
  const lines = said.trim().split('\n');
  const fault = lines.find((line) => /\b(error|ERROR|FATAL|PANIC):/.test(line)) ?? lines.at(-1);
  const told = fault || 'it said nothing';
  return `${told} (${how}). ${cureFor(said) ?? 'Start again.'}`;
}
