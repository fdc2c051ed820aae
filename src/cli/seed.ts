/** `gridhub seed`: the demo district into an empty database. */
import 'reflect-metadata';
import { readConfig } from '../config.ts';
import { migrate } from '../engine/database/migrate.ts';
import { Tables } from '../engine/database/tables.ts';
import { openWriter } from '../engine/database/writer.ts';
import { seedIfEmpty } from '../demo/seed.ts';
import { StartError } from '../errors.ts';
import { ENTITIES } from '../features.ts';

export async function seedCommand(): Promise<void> {
  const { databaseUrl } = readConfig();
  if (!databaseUrl)
    throw new StartError('Set DATABASE_URL: the embedded database is filled when the hub starts.');
  await migrate(databaseUrl, { say: (line) => console.log(line) });
  const writer = openWriter(databaseUrl, ENTITIES, 1);
  try {
    const isMade = await seedIfEmpty(databaseUrl, new Tables(writer.metadata), (line) =>
      console.log(line),
    );
    if (!isMade)
      throw new StartError(
        'The database holds places already; the demo district wants an empty one.',
      );
  } finally {
    await writer.close();
  }
}
