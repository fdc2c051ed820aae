/**
 * The PostgreSQL server that comes with the project: made, started, stopped and recovered here.
 * Invariants: one hub per data folder; the server is reached only through a socket in a folder of mode 0700
 * (on Windows by a password on loopback); it never runs as root, and never outlives the hub (`embedded-watcher`).
 */
import { join } from 'node:path';
import { findBinaries } from './embedded-binaries.ts';
import { asStartError } from './embedded-cures.ts';
import { defaultFolder, makeFolder, makeRuntime, serverUser, takeLock } from './embedded-folder.ts';
import { initialise } from './embedded-making.ts';
import { stopOrphan } from './embedded-others.ts';
import { examine } from './embedded-state.ts';
import { realFolder } from './embedded-link.ts';
import { openWatcher } from './embedded-watcher.ts';
import { STOP_PATIENCE_MS, type Embedded, handle } from './embedded-handle.ts';
import { requireLogin } from './embedded-login.ts';
import { launch } from './embedded-server.ts';
import { launchPatiently } from './embedded-patience.ts';

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
