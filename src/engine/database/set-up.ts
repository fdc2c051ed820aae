/** A database brought to the present, and what a hub works by in it. */
import type { Closing } from '../../closing.ts';
import { openClient } from './connect.ts';
import { secretsFolder } from './embedded-folder.ts';
import type { Logins } from './login-kinds.ts';
import { loginStatements } from './login-statements.ts';
import { openGivenLogins, openMadeLogins } from './logins.ts';
import { migrate } from './migrate.ts';
import { endSoon } from './pool.ts';

interface Means {
  /** Logins that are given; and where the hub keeps those that it makes. */
  config: { logins: Logins | undefined; dataFolder: string | undefined };
  say?: (line: string) => void;
}

/**
 * @param folder of the embedded server, whose database it is
 * @throws StartError with the cure
 */
export async function setUp(
  url: string,
  folder: string | undefined,
  { config, say = () => {} }: Means,
  closing: Closing,
): Promise<Logins> {
  if (config.logins) {
    await migrate(url, { say });
    return openGivenLogins(config.logins, url);
  }
  const secrets = await secretsFolder(folder ?? config.dataFolder);
  return migrate(url, {
    say,
    alsoNeeds: (login) => loginStatements(login, secrets),
    afterwards: () => enter(url, secrets, closing),
  });
}

/**
 * By the logins that the hub has made, of which one is there from the beginning: a first start at the same moment finds
 * a hub at work, and does not give its logins other passwords.
 */
async function enter(url: string, secrets: string, closing: Closing): Promise<Logins> {
  const logins = await openMadeLogins(url, secrets);
  const presence = await openClient(logins.feed, 'gridhub_feed');
  closing.add('the connection that tells that a hub is at work', () => endSoon(presence));
  return logins;
}
