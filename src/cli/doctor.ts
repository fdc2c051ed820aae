/** `gridhub doctor --audit`: goes along the audit's chain and names the first row that is not as it was written. */
import pg from 'pg';
import { verifyAudit } from '../access/audit.ts';
import { readConfig } from '../config.ts';
import { connectAs } from '../database/connect.ts';
import { openEmbedded, visitEmbedded } from '../database/embedded.ts';
import { StartError } from '../errors.ts';

export async function doctorCommand(words: string[]): Promise<void> {
  if (words[0] !== '--audit') throw new StartError('gridhub doctor --audit');
  const { databaseUrl, dataFolder } = readConfig();
  const embedded = databaseUrl
    ? undefined
    : ((await visitEmbedded(dataFolder)) ?? (await openEmbedded({ folder: dataFolder })));
  const client = new pg.Client(connectAs(databaseUrl ?? embedded?.url ?? '', 'gridhub_feed'));
  try {
    await client.connect();
    const { rows, fault } = await verifyAudit(client);
    if (fault) throw new StartError(`The audit is not whole: ${fault}.`);
    console.log(`The audit is whole: ${rows} rows in the chain.`);
  } finally {
    await client.end();
    await embedded?.close();
  }
}
