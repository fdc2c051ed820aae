/**
 * The PostgreSQL server that comes with the project: made, started, stopped and recovered here.
 * Invariants: one hub per data folder; the server is reached only through a socket in a folder of mode 0700
 * (on Windows by a password on loopback); it never runs as root, and never outlives the hub (`embedded-watcher`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../errors.ts';
import { findBinaries } from './embedded-binaries.ts';
import {
  type User,
  WINDOWS,
  defaultFolder,
  isLocked,
  makeFolder,
  makeRuntime,
  serverUser,
  takeLock,
} from './embedded-folder.ts';
import { type Watcher, openWatcher } from './embedded-watcher.ts';

const STOP_PATIENCE_MS = 8_000;
const START_PATIENCE_MS = 60_000;

export interface Embedded {
  url: string;
  /** What the hub keeps lies here: the server's folder, and secrets beside it. */
  folder: string;
  /** The server's folder. */
  data: string;
  /** Settles when the server ended without having been asked to. */
  lost: Promise<string>;
  close(): Promise<void>;
}

/** Where the server is, whose it is, and who stops it when the hub cannot. */
interface Place {
  data: string;
  folder: string;
  runtime: string;
  user: User | undefined;
  watcher: Watcher;
}

interface Options {
  folder?: string | undefined;
  say?: (line: string) => void;
  /** Further server settings, for tests: `fsync=off`. */
  settings?: string[];
}

/**
 * Starts the server on its folder, making it at first.
 * @throws StartError where another hub uses the folder, or the server does not come up
 */
export async function openEmbedded(options: Options = {}): Promise<Embedded> {
  const say = options.say ?? (() => {});
  const user = await serverUser();
  const folder = options.folder ?? defaultFolder();
  if (user && options.folder === undefined) say(`data folder: ${folder} (started as root)`);
  const data = join(folder, 'postgres');
  const runtime = await makeRuntime(folder, user);
  const lock = await takeLock(join(runtime, 'hub.sock'), folder);
  const watcher = openWatcher(data, STOP_PATIENCE_MS, say);
  const place = { data, folder, runtime, user, watcher };
  try {
    const native = await findBinaries(user !== undefined);
    await makeFolder(folder, user);
    await stopOrphan(data, runtime);
    const password = await initialise(native, place, say);
    const server = await launchPatiently(() => launch(native, place, options.settings ?? []));
    return handle(server, place, password, lock);
  } catch (error) {
    watcher.close();
    lock?.close();
    throw error;
  }
}

/** The server that a hub runs on the folder at this moment, for whoever visits it; none where no hub runs. */
export async function visitEmbedded(given: string | undefined): Promise<Embedded | undefined> {
  const user = await serverUser();
  const folder = given ?? defaultFolder();
  const runtime = await makeRuntime(folder, user);
  if (WINDOWS || !(await isLocked(join(runtime, 'hub.sock')))) return undefined;
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  const host = encodeURIComponent(runtime);
  return {
    url: `postgresql://gridhub:${password}@${host}:5432/postgres`,
    folder,
    data: join(folder, 'postgres'),
    lost: new Promise(() => {}),
    close: async () => {},
  };
}

/** A hub that was killed together with its watcher leaves its server; the lock says it is nobody's, so it is stopped. */
async function stopOrphan(data: string, runtime: string): Promise<void> {
  // Told by the data folder, or by the lock of its socket where the data folder was removed meanwhile.
  for (const file of [join(data, 'postmaster.pid'), join(runtime, '.s.PGSQL.5432.lock')]) {
    const [line = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const pid = Number(line);
    if (!pid || !(await isServer(pid, data))) continue;
    process.kill(pid, 'SIGINT');
    const until = Date.now() + STOP_PATIENCE_MS;
    while (isAlive(pid) && Date.now() < until) await pause(50);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  }
}

/** The pid may be another program's by now: its command line must name our folder where it can be read. */
async function isServer(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.split('\0').includes(data);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function initialise(
  native: string,
  { data, folder, user, watcher }: Place,
  say: (line: string) => void,
): Promise<string> {
  const file = join(folder, 'password');
  const made = await lstat(join(data, 'PG_VERSION')).catch(() => undefined);
  if (made) return (await readFile(file, 'utf8')).trim();
  say('making the database (first start)');
  // Made beside its place and renamed: an initdb that was killed leaves nothing that looks finished.
  const draft = `${data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (user) await chown(file, user.uid, user.gid);
  const local = WINDOWS ? 'scram-sha-256' : 'trust';
  const words = [
    ...['--pgdata', draft, '--username', 'gridhub', '--pwfile', file, '--encoding', 'UTF8'],
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...[`--auth-local=${local}`, '--auth-host=scram-sha-256', '--no-instructions'],
  ];
  await run(join(native, 'bin', 'initdb'), words, { user, watcher });
  await rename(draft, data);
  return (await readFile(file, 'utf8')).trim();
}

async function run(
  command: string,
  words: string[],
  { user, watcher }: Pick<Place, 'user' | 'watcher'>,
): Promise<void> {
  const child = spawn(command, words, { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  watcher.mind(child);
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) {
    const cure = user
      ? ' As root the server runs as another user, who must be able to reach GRIDHUB_DATA.'
      : '';
    throw new StartError(
      `The database could not be made: ${said.trim().split('\n').at(-1)}.${cure}`,
    );
  }
}

/** After a `kill -9` of the server its children linger for a moment and hold its shared memory. */
async function launchPatiently(start: () => Promise<Running>): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const told = String(error);
      const lingering = ['shared memory block', 'already exists'].some((one) => told.includes(one));
      if (!lingering || attempt === 20) throw error;
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
  const said = (await readFile(logFile, 'utf8').catch(() => ''))
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n');
  throw new StartError(`The embedded PostgreSQL did not start:\n${said}`);
}

function handle(
  { child, port, ended }: Running,
  { data, folder, runtime, watcher }: Place,
  password: string,
  lock: Server | undefined,
): Embedded {
  let asked = false;
  const lost = ended.then((how) => (asked ? new Promise<string>(() => {}) : how));
  // Where there is no watcher, a hub that ends by itself still takes its server with it.
  const atExit = () => child.kill('SIGINT');
  process.once('exit', atExit);
  const close = async () => {
    asked = true;
    process.off('exit', atExit);
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
    await ended;
    clearTimeout(timer);
    watcher.close();
    lock?.close();
    await rm(runtime, { recursive: true, force: true });
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
