/** `gridhub serve`: starts the hub and stops it on a signal, whole, within ten seconds. */
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { type Hub, startHub } from '../hub.ts';
import { DEMO_EXPIRES, demoTokenLines } from '../demo/demo-access.ts';
import { seedIfEmpty } from '../demo/seed.ts';

const STOP_PATIENCE_MS = 9_500;

export async function serveCommand(words: string[]): Promise<void> {
  const config = readConfig();
  const hub = await startHub({
    config,
    say: (line) => console.log(line),
    log: (line) => console.error(line),
    async prepare({ url, isEmbedded, tables }) {
      if (isEmbedded || words.includes('--demo')) {
        await seedIfEmpty(url, tables, (line) => console.log(line));
      }
    },
  });
  // Asked before it is said to be ready: from then on the database may end at any moment, which is waited for below.
  const tokens = (await hub.services.directory.knowsDemo()) ? demoTokenLines() : [];
  console.log(`GridHub is ready.
  ${hub.url}/           what there is
  ${hub.url}/graphiql   try queries and subscriptions
  ${hub.url}/graphql    the API; WebSocket at the same address`);
  if (tokens.length > 0) {
    console.log(`
Tokens of the demonstration, good on this machine until ${DEMO_EXPIRES}:
${tokens.join('\n')}`);
  }
  await untilDone(hub);
}

/** Waits for a signal, or for the database to end by itself. */
async function untilDone(hub: Hub): Promise<void> {
  const signal = new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(name, () => resolve(name));
  });
  const lost = hub.lost.then((how) => {
    throw new StartError(
      `The embedded PostgreSQL ended (${how}). Start the hub again: it recovers.`,
    );
  });
  try {
    console.log(`stopping (${await Promise.race([signal, lost])})`);
  } finally {
    // What does not end in time must not keep the process: systemd and npm would kill it anyway.
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    await hub.stop();
  }
}
