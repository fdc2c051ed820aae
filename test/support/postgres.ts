/** Servers of Debian's PostgreSQL, each in a folder of its own on a unix socket: for what happens between two of them. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { serverUser } from '../../src/engine/database/embedded-folder.ts';

const BINARIES = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

/** What a replica needs is PostgreSQL's own programs, which the server that comes along does not have. */
export const hasDebian = existsSync(join(BINARIES, 'pg_basebackup'));

/** A folder that servers can live in; to be removed with `close`. */
export async function openGround(): Promise<{ folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-ground-'));
  await chmod(folder, 0o755);
  const user = await serverUser();
  if (user) await chown(folder, user.uid, user.gid);
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}

export class Server {
  /** Of its socket. */
  readonly folder: string;
  readonly url: string;
  private readonly data: string;
  private child: ChildProcess | undefined;

  private constructor(folder: string) {
    this.folder = folder;
    this.data = join(folder, 'data');
    this.url = urlOf(folder);
  }

  /** A new one, which lets standbys follow it. */
  static async make(folder: string): Promise<Server> {
    const server = await Server.in(folder);
    await program('initdb', ['-D', server.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8']);
    await server.start();
    return server;
  }

  /** A standby that streams from this one. */
  async follow(folder: string): Promise<Server> {
    const standby = await Server.in(folder);
    const words = ['-h', this.folder, '-U', 'postgres', '-D', standby.data, '-R', '-c', 'fast'];
    await program('pg_basebackup', words);
    await standby.start();
    return standby;
  }

  private static async in(folder: string): Promise<Server> {
    await mkdir(folder);
    const user = await serverUser();
    if (user) await chown(folder, user.uid, user.gid);
    return new Server(folder);
  }

  private async start(): Promise<void> {
    const settings = ['listen_addresses=', `unix_socket_directories=${this.folder}`, 'fsync=off'];
    const words = ['-D', this.data, ...settings.flatMap((one) => ['-c', one])];
    const user = await serverUser();
    this.child = spawn(join(BINARIES, 'postgres'), words, { ...user, cwd: '/', stdio: 'ignore' });
    for (;;) {
      if (await this.answers()) return;
      if (this.child.exitCode !== null)
        throw new Error(`the server in ${this.folder} did not start`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => {}); // One that starts or stops cuts off whoever asks.
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      return false;
    }
  }

  async query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]> {
    const client = new pg.Client({
      connectionString: this.url,
      options: '-c search_path=gridhub',
    });
    await client.connect();
    try {
      return (await client.query<R>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** A standby becomes a primary. */
  async promote(): Promise<void> {
    await this.query('select pg_promote()');
  }

  /** As a loss of power would. */
  async die(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGQUIT');
    await ended;
  }
}

/** Of the server whose socket is in the folder. */
export function urlOf(folder: string): string {
  return `postgresql://postgres@${encodeURIComponent(folder)}:5432/postgres`;
}

async function program(name: string, words: string[]): Promise<void> {
  await run(join(BINARIES, name), words, { ...(await serverUser()), cwd: '/' });
}
