/** The embedded server of another process, for one that only visits it. */
import { join } from 'node:path';
import { WINDOWS, defaultFolder, isLocked, makeRuntime, serverUser } from './embedded-folder.ts';
import { readPassword } from './embedded-password.ts';
import { realFolder } from './embedded-link.ts';
import type { Embedded } from './embedded-handle.ts';

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
