/**
 * The PostgreSQL server that comes with the project: made, started, stopped and recovered here.
 * Invariants: one hub per data folder; the server is reached only through a socket in a folder of mode 0700
 * (on Windows by a password on loopback); it never runs as root, and never outlives the hub (`embedded-watcher`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, open, readFile, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../../errors.ts';
import { findBinaries } from './embedded-binaries.ts';
import { isTransient } from './transient-error.ts';
import { asStartError, cureFor } from './embedded-cures.ts';
import {
  WINDOWS,
  defaultFolder,
  isLocked,
  makeFolder,
  makeRuntime,
  serverUser,
  takeLock,
} from './embedded-folder.ts';
import { MOVE_AWAY, readPassword } from './embedded-password.ts';
import type { Place } from './embedded-place.ts';
import { initialise } from './embedded-making.ts';
import { commandOf, stopOrphan } from './embedded-others.ts';
import { examine, realFolder } from './embedded-state.ts';
import { openWatcher } from './embedded-watcher.ts';

const STOP_PATIENCE_MS = 8_000;
const START_PATIENCE_MS = 60_000;
const LOGIN_PATIENCE_MS = 20_000;
const END_MS = 1_000;
const LINGER_MS = 5_000;
const HELD_MS = 120_000;

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

interface Options {
  folder?: string | undefined;
  say?: (line: string) => void;
  /** Further server settings, for tests: `fsync=off`. */
  settings?: string[];
}

/**
 * Starts the server on its folder, making it at first.
 * @throws StartError where another hub uses the folder, where it is neither empty nor whole (then it stays as it is), or
 *   where the server does not come up
 */
export async function openEmbedded(options: Options = {}): Promise<Embedded> {
  const say = options.say ?? (() => {});
  const user = await serverUser();
  const folder = await realFolder(options.folder ?? defaultFolder());
  if (user && options.folder === undefined) say(`data folder: ${folder} (started as root)`);
  const data = join(folder, 'postgres');
  const runtime = await makeRuntime(folder, user);
  const lock = await takeLock(join(runtime, 'hub.sock'), folder);
  const watcher = openWatcher(data, STOP_PATIENCE_MS, say);
  const place = { data, folder, runtime, user, watcher };
  try {
    const { native, major } = await findBinaries(user !== undefined);
    await makeFolder(folder, user);
    const state = await examine(place, major);
    await stopOrphan(data, runtime, STOP_PATIENCE_MS);
    const password = await initialise(native, place, { state, say });
    const server = await launchPatiently(() => launch(native, place, options.settings ?? []), say);
    const embedded = handle(server, place, password, lock);
    await requireLogin(embedded, place);
    return embedded;
  } catch (error) {
    watcher.close();
    lock?.close();
    throw asStartError(error, folder);
  }
}

/** Its end as a sentence. */
export function endOf(how: string, when = ''): StartError {
  return new StartError(
    `The embedded PostgreSQL ended${when && ` ${when}`} (${how}). Start the hub again: it recovers, and nothing that was ` +
      'confirmed is lost.',
  );
}

/**
 * Does what needs the server. Where that ends by itself nothing is waited for any longer.
 * @throws StartError that says so; the errors of its connections do not hide it
 */
export async function whileItRuns<T>(
  { lost }: Pick<Embedded, 'lost'>,
  work: () => Promise<T>,
): Promise<T> {
  const ended = lost.then((how) => {
    throw endOf(how);
  });
  try {
    return await Promise.race([work(), ended]);
  } catch (error) {
    // Connections are cut a moment before the process is known to be gone.
    if (isTransient(error)) await Promise.race([ended, pause(END_MS)]);
    throw error;
  }
}

/** The server that a hub runs on the folder at this moment, for a visitor; none where no hub runs. */
export async function visitEmbedded(given: string | undefined): Promise<Embedded | undefined> {
  const user = await serverUser();
  const folder = await realFolder(given ?? defaultFolder());
  const runtime = await makeRuntime(folder, user);
  if (WINDOWS || !(await isLocked(join(runtime, 'hub.sock')))) return undefined;
  // Its socket lets in every user who reaches it.
  const password = (await readPassword(folder)) ?? '';
  const host = encodeURIComponent(runtime);
  return {
    url: `postgresql://gridhub:${password}@${host}:5432/postgres`,
    folder,
    data: join(folder, 'postgres'),
    lost: new Promise(() => {}),
    close: async () => {},
  };
}

/** The database as it was left by somebody else's hands: without our role, or with other rules of who may log in. */
async function requireLogin(embedded: Embedded, { data, folder }: Place): Promise<void> {
  const client = new pg.Client({
    connectionString: embedded.url,
    connectionTimeoutMillis: LOGIN_PATIENCE_MS,
  });
  client.on('error', () => {}); // What ends it in between fails `connect`, or is met by the next to log in.
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    await embedded.close();
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const hba =
      'Its pg_hba.conf must let in the user gridhub by the socket, and that user must be there.';
    const password = `The password in ${join(folder, 'password')} is not that of the database. ${MOVE_AWAY}`;
    const cure = code === '28P01' ? password : code.startsWith('28') ? hba : cureFor(message);
    throw new StartError(
      `The database in ${data} lets nobody in: ${message}. ${cure ?? 'Start again: it recovers.'}`,
      { cause },
    );
  }
}

/**
 * After a `kill -9` of the server its children hold its shared memory: most for a moment, but one that is in the midst of
 * an index does not hear of it before that is done.
 */
async function launchPatiently(
  start: () => Promise<Running>,
  say: (line: string) => void,
): Promise<Running> {
  const began = performance.now();
  for (let hasTold = false; ;) {
    try {
      return await start();
    } catch (error) {
      const told = String(error);
      const isHeld = told.includes('shared memory block');
      const patience = isHeld ? HELD_MS : told.includes('already exists') ? LINGER_MS : 0;
      const waited = performance.now() - began;
      if (waited >= patience) throw error;
      if (waited >= LINGER_MS && !hasTold) {
        hasTold = true;
        say('a process of the PostgreSQL that ended before is still at work: waiting for it');
      }
      await pause(250);
    }
  }
}

interface Running {
  child: ChildProcess;
  port: number;
  ended: Promise<string>;
}

async function launch(
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

/** postmaster.pid says "ready" in its eighth line as soon as the server takes connections. */
async function untilReady(child: ChildProcess, data: string, logFile: string): Promise<void> {
  const until = Date.now() + START_PATIENCE_MS;
  while (Date.now() < until) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    await pause(10);
  }
  child.kill('SIGQUIT');
  throw new StartError(await whyNotReady(child, data, logFile));
}

async function whyNotReady(child: ChildProcess, data: string, logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  const said = lines.slice(-5).join('\n');
  const how =
    child.signalCode ?? (child.exitCode === null ? 'no answer' : `exit code ${child.exitCode}`);
  const cure = said.includes('postmaster.pid') ? await lockOf(data) : cureFor(lines.join('\n'));
  return `The embedded PostgreSQL did not start on ${data} (${how}). ${cure ?? ''}\n${said}`.trim();
}

/** A process that has the number of a server which is long gone is taken for that by PostgreSQL. */
async function lockOf(data: string): Promise<string> {
  const file = join(data, 'postmaster.pid');
  const [line = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const words = await commandOf(Number(line));
  return (
    `${file} names process ${line}${words ? ` (${words.trim().slice(0, 80)})` : ''}. If that is a PostgreSQL server, stop it; ` +
    `if it is none, and no other machine or container uses the folder, remove ${file} and start again.`
  );
}

function handle(
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
