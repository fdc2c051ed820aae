/** Debian's PgBouncer before a database: one process, in a folder of its own, stopped by whoever started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverUser } from '../../src/engine/database/embedded-folder.ts';

/** Where it is installed; tests behind it are skipped where it is not, which CI is told (`.ci/run`). */
export const pgbouncerPath = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) =>
  existsSync(path),
);

export interface Pooler {
  /** The address of the same database through it. */
  url: string;
  close(): Promise<void>;
}

/** @param settings further lines of its configuration */
export async function openPgbouncer(
  databaseUrl: string,
  settings: readonly string[],
): Promise<Pooler> {
  const { host, user, password, database } = new pg.Client(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-pooler-'));
  const port = await freePort();
  const login = password ? `user=${user} password=${password}` : `user=${user}`;
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]
${database} = host=${host} dbname=${database} ${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = session
${settings.join('\n')}
`,
  );
  // It refuses to run as root.
  const as = await serverUser();
  await chmod(folder, 0o755);
  if (as) await chown(folder, as.uid, as.gid);
  const child = spawn(pgbouncerPath ?? 'pgbouncer', ['-q', file], { ...as, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await untilHeard(port, child);
  return {
    url: `postgresql://${user}@127.0.0.1:${port}/${database}`,
    async close() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function untilHeard(port: number, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    const isHeard = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isHeard) return;
    await pause(50);
  }
  throw new Error('PgBouncer does not listen');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
