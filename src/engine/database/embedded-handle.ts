/**
 * A running embedded server in the hands of its hub.
 * Invariant: it is stopped once, by the hub that started it, and an end that nobody asked for is told.
 */
import { rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { StartError } from '../../errors.ts';
import { WINDOWS } from './embedded-folder.ts';
import type { Place } from './embedded-place.ts';
import type { Running } from './embedded-server.ts';

/** How long it may take to stop in order before it is made to. */
export const STOP_PATIENCE_MS = 8_000;

/** A server that runs, and what the hub needs to reach it, to keep files beside it and to stop it. */
export interface Embedded {
  url: string;
  /** What the hub keeps lies here: the server's folder, and secrets beside it. */
  folder: string;
  /** The server's folder. */
  data: string;
  /** Settles when the server ended without having been asked to. */
  lost: Promise<string>;
  /** @throws StartError where it did not stop as it should: the next start recovers */
  close(): Promise<void>;
}

/** Its end as a sentence. */
export function endOf(how: string, when = ''): StartError {
  return new StartError(
    `The embedded PostgreSQL ended${when && ` ${when}`} (${how}). Start the hub again: it recovers, and nothing that was ` +
      'confirmed is lost.',
  );
}

/** The server as its hub holds it; the lock is given up when it has stopped. */
export function handle(
  { child, port, ended }: Running,
  { data, folder, runtime, watcher }: Place,
  password: string,
  lock: Server | undefined,
): Embedded {
  let asked = false;
  let wasLost = false;
  const lost = ended.then((how) => {
    wasLost = !asked;
    return asked ? new Promise<string>(() => {}) : how;
  });
  // Where there is no watcher, a hub that ends by itself still takes its server with it.
  const atExit = () => child.kill('SIGINT');
  process.once('exit', atExit);
  const close = async () => {
    asked = true;
    process.off('exit', atExit);
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
    const how = await ended;
    clearTimeout(timer);
    watcher.close();
    lock?.close();
    await rm(runtime, { recursive: true, force: true });
    if (how !== 'exit code 0' && !wasLost) throw endOf(how, 'while it was stopped');
  };
  const host = WINDOWS ? '127.0.0.1' : encodeURIComponent(runtime);
  const url = `postgresql://gridhub:${password}@${host}:${port}/postgres`;
  return { url, folder, data, lost, close };
}
