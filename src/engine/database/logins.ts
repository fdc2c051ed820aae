/**
 * The logins that a hub works by: one for what viewers read, one for commands, one for feeds. The hub makes them for its
 * database and keeps their passwords; where several hubs share one database they are given instead.
 * Invariant: none of them can become anything but its role, whatever is sent on its connections.
 */
import { StartError } from '../../errors.ts';
import { openLogin } from './login.ts';
import { withoutPassword } from './address.ts';
import { orSay } from './missing-right.ts';
import { databaseOf, requireNarrow } from './narrow-login.ts';
import { poolerRefusing } from './pooler.ts';
import { type Logins, KINDS, ROLES, VARIABLE, VARIABLES } from './login-kinds.ts';
import { passwordStatement } from './login-password.ts';
import { keptLogins, planned } from './kept-logins.ts';
import { present, refuseShared } from './login-presence.ts';

/** The server knows the user, and not by this password. */
const WRONG_PASSWORD = '28P01';

/** Another password for each, by the owner's login: those that are kept are not those that the server knows. */
async function renew(url: string, folder: string): Promise<void> {
  const login = await openLogin(url);
  try {
    const { made } = await planned(login, folder);
    refuseShared(await present(login, made));
    const all = KINDS.map((kind) => passwordStatement(made[kind].name, made[kind].password));
    for (const statement of all) await orSay(login, statement, all);
  } finally {
    await login.end();
  }
}

/** Those of the environment, each tried. @throws StartError with the cure */
export async function openGivenLogins(given: Logins, url: string): Promise<Logins> {
  try {
    await requireNarrowAll(given, await databaseOf(url));
    return given;
  } catch (error) {
    throw asStartError(error, (why) => {
      const addresses = Object.values(given).map(withoutPassword).join(', ');
      return `The database refuses one of the logins of the hub (${addresses}): ${why}. Check ${VARIABLES}.`;
    });
  }
}

/** Those that the hub has made for the database, each tried. @throws StartError with the cure */
export async function openMadeLogins(url: string, folder: string): Promise<Logins> {
  const logins = await keptLogins(url, folder);
  try {
    await requireNarrowAll(logins).catch(async (error: unknown) => {
      if ((error as { code?: unknown }).code !== WRONG_PASSWORD) throw error;
      await renew(url, folder);
      await requireNarrowAll(logins);
    });
    return logins;
  } catch (error) {
    throw asStartError(
      error,
      (why) =>
        `The database refuses a login that the hub made for itself: ${why}. Let its pg_hba.conf admit the users gridhub_reader_…, ` +
        `gridhub_writer_… and gridhub_feed_… by password, or name others in ${VARIABLES}.`,
    );
  }
}

async function requireNarrowAll(logins: Logins, own?: string): Promise<void> {
  for (const kind of KINDS) {
    await requireNarrow(logins[kind], { role: ROLES[kind], variable: VARIABLE[kind], own });
  }
}

function asStartError(error: unknown, words: (why: string) => string): unknown {
  if (error instanceof StartError) return error;
  const { message } = error as Error;
  return poolerRefusing(message) ?? new StartError(words(message), { cause: error });
}
