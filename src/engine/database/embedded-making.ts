/**
 * Makes the database of an empty folder, and its password.
 * Invariants: what is made stands beside its place until it is whole, so that what was ended midway never looks finished;
 * a password that is there is never written over.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import { cureFor } from './embedded-cures.ts';
import { type User, WINDOWS } from './embedded-folder.ts';
import type { State } from './embedded-state.ts';
import type { Watcher } from './embedded-watcher.ts';

export interface Place {
  data: string;
  folder: string;
  runtime: string;
  user: User | undefined;
  watcher: Watcher;
}

/** The password of the database, which is made where the folder has none. @throws StartError */
export async function initialise(
  native: string,
  place: Place,
  { state, say }: { state: State; say: (line: string) => void },
): Promise<string> {
  const { data, folder } = place;
  if (state === 'whole') return (await readPassword(folder)) ?? renewPassword(native, place, say);
  say(
    state === 'half'
      ? 'making the database anew: the first start was ended while it did'
      : 'making the database (first start)',
  );
  const draft = `${data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (place.user) await chown(draft, place.user.uid, place.user.gid);
  const password = await draftPassword(place);
  const local = WINDOWS ? 'scram-sha-256' : 'trust';
  const words = [
    ...['--pgdata', draft, '--username', 'gridhub', '--pwfile', join(folder, 'password.draft')],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin'],
    ...['--builtin-locale', 'C.UTF-8', `--auth-local=${local}`, '--auth-host=scram-sha-256'],
    '--no-instructions',
  ];
  const { said, how } = await run(join(native, 'bin', 'initdb'), words, place);
  if (how !== 'exit code 0') {
    throw new StartError(`The database could not be made in ${folder}: ${whyOf(said, how)}`);
  }
  await rename(draft, data);
  await rename(join(folder, 'password.draft'), join(folder, 'password'));
  return password;
}

/** None where there is no file. @throws StartError where there is one that holds no password */
export async function readPassword(folder: string): Promise<string | undefined> {
  const file = join(folder, 'password');
  try {
    const password = (await readFile(file, 'utf8')).trim();
    if (/^[\w-]{16,}$/.test(password)) return password;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartError(`${file} cannot be read: ${message}. ${MOVE_AWAY}`, { cause });
  }
  throw new StartError(`${file} holds no password of the database. ${MOVE_AWAY}`);
}

export const MOVE_AWAY = 'Move the file away and start again: the hub makes a new password.';

/**
 * By PostgreSQL's single-user mode, which asks for none: a user who can start the server on the folder owns what is in it.
 * The server must not run.
 */
async function renewPassword(
  native: string,
  place: Place,
  say: (line: string) => void,
): Promise<string> {
  const { data, folder } = place;
  say(`making a new password of the database: ${join(folder, 'password')} is not there`);
  const password = await draftPassword(place);
  const words = ['--single', '-D', data, 'postgres'];
  const text = `alter role gridhub password '${password}'\n`;
  const { said, how } = await run(join(native, 'bin', 'postgres'), words, place, text);
  if (how !== 'exit code 0' || /\b(ERROR|FATAL|PANIC):/.test(said)) {
    throw new StartError(
      `The database in ${data} could not be given a new password: ${whyOf(said, how)}`,
    );
  }
  await rename(join(folder, 'password.draft'), join(folder, 'password'));
  return password;
}

async function draftPassword({ folder, user }: Place): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = join(folder, 'password.draft');
  await rm(file, { force: true });
  // `wx`: what somebody puts there in between, a link for instance, is not followed.
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (user) await chown(file, user.uid, user.gid);
  return password;
}

interface Ended {
  said: string;
  /** `exit code 0`, or the signal that ended it. */
  how: string;
}

async function run(
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
function whyOf(said: string, how: string): string {
  const lines = said.trim().split('\n');
  const fault = lines.find((line) => /\b(error|ERROR|FATAL|PANIC):/.test(line)) ?? lines.at(-1);
  const told = fault || 'it said nothing';
  return `${told} (${how}). ${cureFor(said) ?? 'Start again.'}`;
}
