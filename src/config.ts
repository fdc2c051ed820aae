/** The only reader of the environment. `.env.example` lists exactly what is read here; a guard compares. */
import { resolve } from 'node:path';
import type { JwtVerifierOptions } from './engine/access/jwt-verifier.ts';
import type { Logins } from './engine/database/login-kinds.ts';
import type { Allowance, Ceilings, Transport } from './bounds.ts';
import { readHosts, readOrigins, readProxies } from './config/arrivals.ts';
import { readAllowance, readCeilings, readTransport } from './config/bounds.ts';
import { type Environment, address, whole } from './config/environment.ts';
import { readIdentity } from './config/identity.ts';
import { readLogins } from './config/logins.ts';
import { readSettings } from './config/settings.ts';
import { readTrust } from './config/trust.ts';
import type { Settings } from './engine/execution/settings.ts';
import type { TrustOptions } from './engine/http/trust-options.ts';

export interface Config {
  host: string;
  port: number;
  /** Connection address of a PostgreSQL server; absent: the embedded server is started. */
  databaseUrl: string | undefined;
  /** What the hub works by in the database; absent: it makes them for itself. */
  logins: Logins | undefined;
  /** Folder of the embedded server and of secrets; absent: chosen by `database/embedded`. */
  dataFolder: string | undefined;
  readerConnections: number;
  writerConnections: number;
  /** How often the journal is polled when no bell rings, in milliseconds. */
  tailIntervalMs: number;
  /** How often counter deltas are folded, in milliseconds. */
  foldIntervalMs: number;
  /** How many days of changes a cursor can go back. */
  journalDays: number;
  /** Beyond this lag behind what is committed the hub is not ready, in milliseconds. */
  readyLagMs: number;
  /** Opens /metrics from elsewhere; absent: it is for this machine. */
  metricsToken: string | undefined;
  /** How long a token's grants may be remembered, in milliseconds: a revocation is known after that. */
  sessionStaleMs: number;
  /** What all documents of a token may cost in a minute, in this process; 0: no bound. */
  costPerMinute: number;
  /** The identity provider whose tokens are good; absent: only the hub's own are. */
  identity: JwtVerifierOptions | undefined;
  ceilings: Ceilings;
  allowance: Allowance;
  transport: Transport;
  /** Proxies whose word on where a request comes from counts: addresses, networks, and names of some. */
  trustedProxies: readonly string[];
  /** How often sockets are pinged, in milliseconds: two that are missed end one. */
  pingIntervalMs: number;
  /** How long a client may be slower than things change, in milliseconds. */
  slowClientMs: number;
  /** Names that the hub answers to, beside the loopback's and the machine's own. */
  hosts: readonly string[];
  /** Origins whose pages may ask, `https://board.example`, with a token of their own. */
  corsOrigins: readonly string[];
  /** Folder of the office's own pages; absent: there are none. */
  pagesFolder: string | undefined;
  trust: TrustOptions;
  /** For the rules of the domain. */
  settings: Settings;
  /** Then introspection answers no stranger. */
  isProduction: boolean;
}

/** @throws StartError naming the variable at fault. */
export function readConfig(environment: Environment = process.env): Config {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: whole(environment, 'PORT', 4000, 0, 65535),
    databaseUrl: address(environment, 'DATABASE_URL'),
    logins: readLogins(environment),
    dataFolder: environment['GRIDHUB_DATA'] ? resolve(environment['GRIDHUB_DATA']) : undefined,
    readerConnections: whole(environment, 'GRIDHUB_READER_CONNECTIONS', 8, 1, 200),
    writerConnections: whole(environment, 'GRIDHUB_WRITER_CONNECTIONS', 8, 1, 200),
    tailIntervalMs: whole(environment, 'GRIDHUB_TAIL_INTERVAL_MS', 250, 10, 60_000),
    foldIntervalMs: whole(environment, 'GRIDHUB_FOLD_INTERVAL_MS', 2000, 50, 600_000),
    journalDays: whole(environment, 'GRIDHUB_JOURNAL_DAYS', 7, 1, 3_650),
    readyLagMs: whole(environment, 'GRIDHUB_READY_LAG_MS', 10_000, 100, 600_000),
    metricsToken: environment['GRIDHUB_METRICS_TOKEN'] || undefined,
    sessionStaleMs: whole(environment, 'GRIDHUB_SESSION_STALE_MS', 500, 0, 1_000),
    costPerMinute: whole(environment, 'GRIDHUB_COST_PER_MINUTE', 5_000_000, 0, 1_000_000_000),
    ceilings: readCeilings(environment),
    allowance: readAllowance(environment),
    transport: readTransport(environment),
    trustedProxies: readProxies(environment['GRIDHUB_TRUSTED_PROXIES'] || ''),
    pingIntervalMs: whole(environment, 'GRIDHUB_PING_INTERVAL_MS', 30_000, 50, 600_000),
    slowClientMs: whole(environment, 'GRIDHUB_SLOW_CLIENT_MS', 120_000, 100, 3_600_000),
    hosts: readHosts(environment['GRIDHUB_HOSTS'] || ''),
    corsOrigins: readOrigins(environment['GRIDHUB_CORS_ORIGINS'] || ''),
    pagesFolder: environment['GRIDHUB_PAGES'] ? resolve(environment['GRIDHUB_PAGES']) : undefined,
    trust: readTrust(environment),
    settings: readSettings(environment),
    identity: readIdentity(environment),
    isProduction: environment['NODE_ENV'] === 'production',
  };
}
