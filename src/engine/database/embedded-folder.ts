/**
 * Where the embedded server lives: whose user it runs as, its data folder, its folder of sockets, and the lock
 * that keeps a second hub away from them.
 */
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';

export const WINDOWS = process.platform === 'win32';

export interface User {
  uid: number;
  gid: number;
}

export function defaultFolder(): string {
  const root = process.getuid?.() === 0;
  const name = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8);
  return root ? join('/var/lib/gridhub', name) : join(process.cwd(), '.data');
}

/** Where the hub keeps its secrets, made where it is not there. @throws StartError */
export async function secretsFolder(given: string | undefined): Promise<string> {
  const folder = given ?? defaultFolder();
  await makeFolder(folder, undefined);
  return folder;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` where there is one, else as `nobody`. */
export async function serverUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const rows = (await readFile('/etc/passwd', 'utf8')).split('\n').map((row) => row.split(':'));
  const row =
    rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  if (!row)
    throw new StartError('As root the hub needs a user postgres or nobody to run PostgreSQL as.');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

export async function makeFolder(folder: string, user: User | undefined): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: user ? 0o755 : 0o700 });
  } catch (cause) {
    const why = (cause as Error).message;
    throw new StartError(
      `The data folder cannot be made: ${why}. Set GRIDHUB_DATA to one that can.`,
      { cause },
    );
  }
}

/** The folder of sockets: short (a socket's address holds 107 bytes), found again after a crash, ours alone. */
export async function makeRuntime(folder: string, user: User | undefined): Promise<string> {
  const us = process.getuid?.() ?? 0;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const runtime = join(tmpdir(), `gridhub-${us}-${name}`);
  await mkdir(runtime, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(runtime);
  if (!found.isDirectory() || ![us, user?.uid].includes(found.uid)) {
    throw new StartError(`${runtime} belongs to someone else. Remove it and start again.`);
  }
  await chmod(runtime, 0o700);
  if (user) await chown(runtime, user.uid, user.gid);
  return runtime;
}

/** A listening socket is the lock: unlike a pid file it cannot outlive its process or name another. */
export async function takeLock(address: string, folder: string): Promise<Server | undefined> {
  if (WINDOWS) return undefined;
  if (await isLocked(address)) {
    throw new StartError(
      `Another hub is running on the data folder ${folder}. Stop it, or set GRIDHUB_DATA to another folder.`,
    );
  }
  await rm(address, { force: true });
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address, resolve);
  });
  // Who knocks has its answer from the system: that the call could not be taken changes nothing.
  server.on('error', () => {});
  server.unref();
  return server;
}

/** Whether a hub is running behind this lock. */
export function isLocked(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
