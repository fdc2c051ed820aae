/** The servers over one PostgreSQL: the hub, which brings it along, and its peers. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child.js';
import { COLLECTABLE } from './memory.js';
import { ADMINISTRATOR } from './tokens.js';

const root = join(import.meta.dirname, '..');

/** As many connections as the peers have, and no budget. */
const HUB = { GRIDHUB_READER_CONNECTIONS: '8', GRIDHUB_COST_PER_MINUTE: '0' };

/** Starts the hub and those named; `whenDone` is told how each is undone, in the order of starting. */
export async function startServers(names, whenDone) {
  const folder = await mkdtemp(join(tmpdir(), 'gridhub-bench-'));
  whenDone(() => rm(folder, { recursive: true, force: true }));
  // Where this runs as root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
  build();
  const data = join(folder, 'data');
  const hub = await startHub(data, whenDone);
  const postgres = await findPostgres(hub.pid);
  const environment = {
    ...HUB,
    // Where its logins are: one without access is a second hub on its database.
    GRIDHUB_DATA: data,
    PGHOST: postgres.host,
    GRAPHILE_ENV: 'production',
  };
  const peer = (name) =>
    startChild(name, [join(import.meta.dirname, 'peers', `${name}.js`)], environment, whenDone);
  // The demo's district administrator: the hub answers nobody without a token.
  const credentials = ADMINISTRATOR;
  const servers = [{ ...hub, credentials }];
  for (const name of names.filter((one) => one !== 'hub')) {
    servers.push({ ...(await peer(name)), ...(name === 'plain' && { credentials }) });
  }
  return { servers, postgres };
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'build.js')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the hub could not be built');
}

async function startHub(data, whenDone) {
  const sockets = { folder: undefined };
  whenDone(() => sockets.folder && rm(sockets.folder, { recursive: true, force: true }));
  const hub = await startChild(
    'hub',
    [...COLLECTABLE, ...profiling(), join(import.meta.dirname, 'hub.js')],
    {
      ...HUB,
      GRIDHUB_DATA: data,
      DATABASE_URL: '',
    },
    whenDone,
  );
  sockets.folder = (await findPostgres(hub.pid)).host;
  return hub;
}

/** With BENCH_PROFILE=<folder> the hub writes a CPU profile there when it stops. */
export function profiling() {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** The server that the hub has started, and the folder of its socket, both from the process table. */
async function findPostgres(hubPid) {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const words = await wordsOf(name, hubPid);
    const host = words.find((word) => word.startsWith('unix_socket_directories='))?.split('=')[1];
    if (host) return { pid: Number(name), host };
  }
  throw new Error('the hub runs no PostgreSQL of its own');
}

/** The command line of a child of the hub; of others nothing. */
async function wordsOf(pid, parent) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const ofHub = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    return ofHub ? (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0') : [];
  } catch {
    return [];
  }
}
