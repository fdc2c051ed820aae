/** `gridhub doctor --audit`: goes along the audit's chain and names the first row that is not as it was written. */
import { verifyAudit } from '../engine/access/audit-verification.ts';
import { readConfig } from '../config.ts';
import { openClient } from '../engine/database/connect.ts';
import { openEmbedded } from '../engine/database/embedded.ts';
import { visitEmbedded } from '../engine/database/embedded-visit.ts';
import { whileItRuns } from '../engine/database/embedded-work.ts';
import { requirePresent } from '../engine/database/schema-version.ts';
import { StartError } from '../errors.ts';

export async function doctorCommand(words: string[]): Promise<void> {
  if (words[0] !== '--audit') throw new StartError('gridhub doctor --audit');
  const { databaseUrl, dataFolder } = readConfig();
  const embedded = databaseUrl
    ? undefined
    : ((await visitEmbedded(dataFolder)) ?? (await openEmbedded({ folder: dataFolder })));
  const url = databaseUrl ?? embedded?.url ?? '';
  const examine = async () => {
    await requirePresent(url);
    const client = await openClient(url, 'gridhub_feed');
    try {
      const { rows, waiting, fault } = await verifyAudit(client);
      if (fault) throw new StartError(`The audit is not whole: ${fault}.`);
      const rest = waiting > 0 ? ` ${waiting} more wait for their place in it.` : '';
      console.log(`The audit is whole: ${rows} rows in the chain.${rest}`);
    } finally {
      await client.end();
    }
  };
  try {
    await (embedded ? whileItRuns(embedded, examine) : examine());
  } finally {
    await embedded?.close();
  }
}
