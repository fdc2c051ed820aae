/**
 * Starts the process of the embedded server.
 * Invariant: the watcher minds it from its first moment; it listens on a socket in our own folder, on Windows on loopback.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { WINDOWS } from './embedded-folder.ts';
import type { Place } from './embedded-place.ts';
import { untilReady } from './embedded-readiness.ts';

/** The process of the server. `ended` settles with how it ended. */
export interface Running {
  child: ChildProcess;
  port: number;
  ended: Promise<string>;
}

/** Resolves when it takes connections. @throws StartError */
export async function launch(
  native: string,
  { data, runtime, user, watcher }: Place,
  settings: string[],
): Promise<Running> {
  const port = WINDOWS ? await freePort() : 5432;
  const address = WINDOWS
    ? ['listen_addresses=127.0.0.1']
    : ['listen_addresses=', `unix_socket_directories=${runtime}`];
  // jit: compiling a plan costs more than any of our statements takes.
  const all = [...address, `port=${port}`, 'jit=off', 'max_connections=120', ...settings];
  const logFile = join(data, 'server.log');
  const log = await open(logFile, 'w', 0o600);
  if (user) await chown(logFile, user.uid, user.gid);
  // Detached: Ctrl-C must reach the hub alone, which stops the server when its own work is done.
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, ...all.flatMap((one) => ['-c', one])],
    {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  watcher.mind(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  await log.close();
  await untilReady(child, data, logFile);
  return { child, port, ended };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
