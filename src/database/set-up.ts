/** A database brought to the present, and what a hub works by in it. */
import type { Config } from '../config.ts';
import { secretsFolder } from './embedded-folder.ts';
import { type Logins, loginStatements, openGivenLogins, openMadeLogins } from './logins.ts';
import { migrate } from './migrate.ts';

/**
 * @param folder of the embedded server, whose database it is
 * @throws StartError with the cure
 */
export async function setUp(
  url: string,
  folder: string | undefined,
  { config, say = () => {} }: { config: Config; say?: (line: string) => void },
): Promise<Logins> {
  if (config.logins) {
    await migrate(url, { say });
    return openGivenLogins(config.logins);
  }
  const secrets = await secretsFolder(folder ?? config.dataFolder);
  await migrate(url, { say, alsoNeeds: (login) => loginStatements(login, secrets) });
  return openMadeLogins(url, secrets);
}
