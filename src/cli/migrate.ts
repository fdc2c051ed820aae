/** `gridhub migrate`: for deployments that migrate apart from serving. */
import { readConfig } from '../config.ts';
import { migrate } from '../engine/database/migrate.ts';
import { StartError } from '../errors.ts';

export async function migrateCommand(): Promise<void> {
  const { databaseUrl } = readConfig();
  if (!databaseUrl)
    throw new StartError('Set DATABASE_URL: the embedded database migrates when the hub starts.');
  await migrate(databaseUrl, { say: (line) => console.log(line) });
  console.log('The database has the present schema.');
}
