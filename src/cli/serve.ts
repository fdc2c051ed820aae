/**
 * `gridhub serve`: starts the hub and stops it whole, within ten seconds: on a signal, after an exception that nothing
 * caught, or when its database has ended.
 */
import { type Config, readConfig } from '../config.ts';
import { endOf } from '../engine/database/embedded-handle.ts';
import { type Hub, type HubOptions, type Prepared, startHub } from '../hub.ts';
import { type DemoTokens, openDemoTokens } from '../demo/demo-tokens.ts';
import { seedIfEmpty } from '../demo/seed.ts';
import { type Log, openLog } from '../log.ts';
import { type DemoTraffic, readTraffic } from './demo-traffic.ts';
import { Faults } from './faults.ts';
import { keepHeapNarrow } from './heap.ts';
import { greet, reachOf } from './greeting.ts';

const STOP_PATIENCE_MS = 9_500;

export async function serveCommand(words: string[]): Promise<void> {
  keepHeapNarrow();
  const traffic = readTraffic(words);
  const config = readConfig();
  const log = openLog((line) => console.error(line));
  process.once('exit', () => log.close());
  const faults = new Faults((line) => log.write(line));
  try {
    const starting = startHub(optionsOf(config, words, { log, faults, traffic }));
    const hub = await Promise.race([starting, faults.fatal]);
    // A hub that is half open cannot be asked to close: its database ends with the process.
    if (typeof hub === 'string') process.exit(1);
    traffic?.begin(hub, (line) => log.write(line));
    await untilDone(hub, config, { faults, traffic });
  } finally {
    faults.close();
  }
}

function optionsOf(
  config: Config,
  words: string[],
  { log, faults, traffic }: { log: Log; faults: Faults; traffic: DemoTraffic | undefined },
): HubOptions {
  return {
    config,
    faults,
    demoTraffic: traffic !== undefined,
    say: (line) => console.log(line),
    log: (line) => log.write(line),
    async prepare(prepared) {
      const tokens = await demoTokensFor(prepared, config, words.includes('--demo'));
      await traffic?.prepare(prepared.url, tokens);
      return tokens;
    },
  };
}

/** The demonstration where there is to be one, and its tokens where they are to be good; else why not. */
async function demoTokensFor(
  { url, folder, tables }: Prepared,
  config: Config,
  isAsked: boolean,
): Promise<DemoTokens | undefined> {
  if (folder === undefined && !isAsked) return undefined;
  await seedIfEmpty(url, tables, (line) => console.log(line));
  const why = reachOf(config);
  if (why !== undefined && !isAsked) {
    console.log(
      `No tokens of the demonstration are good here, since ${why}; --demo asks for them.`,
    );
    return undefined;
  }
  const tokens = await openDemoTokens(url, { folder, now: new Date() });
  if (!tokens) console.log('The database holds no demonstration, so there are no tokens of one.');
  return tokens;
}

/** Says that it is ready, and waits for a signal, for an uncaught exception, or for the database to end by itself. */
async function untilDone(
  hub: Hub,
  config: Config,
  { faults: { fatal }, traffic }: { faults: Faults; traffic: DemoTraffic | undefined },
): Promise<void> {
  const { promise: signal, resolve } = Promise.withResolvers<string>();
  // Heard to the end: one that is sent to the group and passed on by the parent comes twice.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => resolve(name));
  // Said at once: what is stopped below may wait for what never comes.
  const lost = hub.lost.then((how) => {
    process.exitCode = 1;
    console.error(endOf(how).message);
    return 'the database has ended';
  });
  const broken = fatal.then((what) => {
    process.exitCode = 1;
    return what;
  });
  const end = Promise.race([signal, lost, broken]);
  try {
    greet(hub, config);
    console.log(`stopping (${await end})`);
  } finally {
    // What does not end in time must not keep the process: systemd and npm would kill it anyway.
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    if (traffic) console.log(await traffic.stop());
    const faults = await hub.stop();
    console.log(
      faults.length === 0 ? 'stopped' : `stopped; not as it should be: ${faults.join('; ')}`,
    );
  }
}
