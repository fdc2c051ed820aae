/**
 * The composition root: configuration → database → schema → live → server. What is opened here is closed here,
 * in reverse; a hub that could not start whole leaves nothing open.
 */
import 'reflect-metadata';
import { Closing } from './closing.ts';
import type { Config } from './config.ts';
import { Disk } from './engine/database/disk.ts';
import type { Embedded } from './engine/database/embedded-handle.ts';
import { openEmbedded } from './engine/database/embedded.ts';
import { whileItRuns } from './engine/database/embedded-work.ts';
import { setUp } from './engine/database/set-up.ts';
import type { Observe } from './engine/database/statement.ts';
import { Tables } from './engine/database/tables.ts';
import { openWriter } from './engine/database/writer.ts';
import type { DemoTokens } from './demo/demo-tokens.ts';
import { Callers } from './engine/http/caller.ts';
import type { Services } from './engine/execution/services.ts';
import type { Report } from './engine/execution/errors.ts';
import { EventStreams } from './engine/subscription/event-stream.ts';
import type { Executor } from './engine/execution/execute.ts';
import { Metrics } from './engine/http/metrics.ts';
import { trustInvariants } from './invariant.ts';
import { openFront } from './front.ts';
import { ENTITIES } from './features.ts';
import { buildExecutor, openServices } from './services.ts';

export interface HubOptions {
  config: Config;
  /** Lines for the operator. */
  say?: (line: string) => void;
  /** Where the causes of masked errors go. */
  log?: (line: string) => void;
  /** Runs when the database is migrated, before anything is served. Tokens of the demonstration are good where it tells them. */
  prepare?: (database: Prepared) => Promise<DemoTokens | undefined>;
  now?: () => Date;
  observe?: Observe;
  /** Uncaught failures of the process, counted by the command that started it. */
  faults?: { readonly rejections: number };
  /** Whoever started it moves its demonstration on by traffic that is made up: `hub` says so. */
  demoTraffic?: boolean;
}

export interface Prepared {
  url: string;
  /** Of the embedded server; undefined where the database is another's. */
  folder: string | undefined;
  tables: Tables;
}

export interface Hub {
  url: string;
  /** Those of the demonstration that are good here. */
  demoTokens: DemoTokens | undefined;
  databaseUrl: string;
  services: Services;
  executor: Executor;
  streams: EventStreams;
  /** Settles when the embedded database ended by itself: then the hub cannot go on. */
  lost: Promise<string>;
  /** Always settles. What was not closed as it should be, and why. */
  stop(): Promise<string[]>;
}

/** @throws StartError with the cure, when nothing is left open */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { log = () => {} } = options;
  const closing = new Closing();
  const stop = async () => {
    const faults = await closing.close();
    for (const fault of faults) log(`stop: ${fault}`);
    return faults;
  };
  try {
    return { ...(await open(options, closing)), stop };
  } catch (error) {
    // The error says why it could not start; what its stop met besides is in the log.
    await stop();
    throw error;
  }
}

async function open(options: HubOptions, closing: Closing): Promise<Omit<Hub, 'stop'>> {
  const { config, say } = options;
  if (config.databaseUrl) return openOn({ url: config.databaseUrl }, options, closing);
  const embedded = await openEmbedded({ folder: config.dataFolder, ...(say && { say }) });
  closing.add('the embedded PostgreSQL', () => embedded.close());
  return whileItRuns(embedded, () => openOn(embedded, options, closing));
}

async function openOn(
  { url, folder, data, lost }: Pick<Embedded, 'url'> & Partial<Embedded>,
  options: HubOptions,
  closing: Closing,
): Promise<Omit<Hub, 'stop'>> {
  const { config, log = () => {}, prepare, now = () => new Date() } = options;
  if (config.isProduction) trustInvariants();
  const logins = await setUp(url, folder, options, closing);
  const disk = new Disk(data);
  const writer = openWriter(logins.writer, ENTITIES, config.writerConnections, disk);
  closing.add('the connections for commands', () => writer.close());
  const tables = new Tables(writer.metadata);
  const demoTokens = await prepare?.({ url, folder, tables });
  const report: Report = (id, error) => log(`${id} ${(error as Error).stack ?? String(error)}`);
  const callers = new Callers(config.trustedProxies);
  const metrics = new Metrics(config.metricsToken, callers, options.faults);
  const { meter } = metrics;
  const { observe, demoTraffic = false } = options;
  const base = {
    logins,
    tables,
    writer,
    config,
    now,
    log,
    demoTokens,
    observe,
    meter,
    demoTraffic,
  };
  const services = await openServices(base, closing.together('the connections to the database'));
  const executor = buildExecutor(config, report);
  const inside = { config, services, executor, callers, metrics, report, log, demoTokens };
  const { http, streams } = await openFront(inside, closing);
  const ended = lost ?? new Promise<string>(() => {});
  return { url: http.url, demoTokens, databaseUrl: url, services, executor, streams, lost: ended };
}
