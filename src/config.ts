/** The only reader of the environment. `.env.example` lists exactly what is read here; a guard compares. */
import { resolve } from 'node:path';
import { type JwtVerifierOptions, readRules } from './engine/access/jwt-verifier.ts';
import type { Logins } from './engine/database/login-kinds.ts';
import type { Allowance, Ceilings, Transport } from './bounds.ts';
import { StartError } from './errors.ts';
import { Callers } from './engine/http/caller.ts';
import { readHost } from './engine/http/hosts.ts';
import { TRUST_MODES, type TrustOptions } from './engine/http/trusted.ts';

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
  trust: TrustOptions;
  /** Then introspection answers no stranger. */
  isProduction: boolean;
}

type Environment = Record<string, string | undefined>;

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
    ceilings: {
      socketsPerToken: whole(environment, 'GRIDHUB_SOCKETS_PER_TOKEN', 2_000, 1, 100_000),
      subscriptionsPerSocket: whole(
        environment,
        'GRIDHUB_SUBSCRIPTIONS_PER_SOCKET',
        100,
        1,
        10_000,
      ),
      subscriptions: whole(environment, 'GRIDHUB_SUBSCRIPTIONS', 10_000, 1, 1_000_000),
      terms: whole(environment, 'GRIDHUB_SUBSCRIPTION_TERMS', 50_000, 1, 10_000_000),
    },
    allowance: {
      rows: whole(environment, 'GRIDHUB_MOST_ROWS', 50_000, 100, 10_000_000),
      objects: whole(environment, 'GRIDHUB_MOST_OBJECTS', 200_000, 100, 10_000_000),
      bytes: whole(environment, 'GRIDHUB_MOST_BYTES', 16_000_000, 10_000, 1_000_000_000),
      sqlMs: whole(environment, 'GRIDHUB_SQL_MS', 15_000, 100, 600_000),
      strangerSqlMs: whole(environment, 'GRIDHUB_STRANGER_SQL_MS', 5_000, 100, 600_000),
    },
    transport: readTransport(environment),
    trustedProxies: readProxies(environment['GRIDHUB_TRUSTED_PROXIES'] || ''),
    pingIntervalMs: whole(environment, 'GRIDHUB_PING_INTERVAL_MS', 30_000, 50, 600_000),
    slowClientMs: whole(environment, 'GRIDHUB_SLOW_CLIENT_MS', 120_000, 100, 3_600_000),
    hosts: readHosts(environment['GRIDHUB_HOSTS'] || ''),
    corsOrigins: readOrigins(environment['GRIDHUB_CORS_ORIGINS'] || ''),
    trust: readTrust(environment),
    identity: readIdentity(environment),
    isProduction: environment['NODE_ENV'] === 'production',
  };
}

function readTransport(from: Environment): Transport {
  return {
    headMs: whole(from, 'GRIDHUB_HEAD_TIMEOUT_MS', 10_000, 100, 600_000),
    bodyMs: whole(from, 'GRIDHUB_BODY_TIMEOUT_MS', 15_000, 100, 600_000),
    greetingMs: whole(from, 'GRIDHUB_GREETING_TIMEOUT_MS', 10_000, 100, 600_000),
    waitMs: whole(from, 'GRIDHUB_WAIT_MS', 10_000, 10, 600_000),
    slowReaderMs: whole(from, 'GRIDHUB_SLOW_READER_MS', 30_000, 100, 3_600_000),
    bodiesBytes: whole(from, 'GRIDHUB_BODIES_BYTES', 64_000_000, 4_000_000, 64_000_000_000),
    connections: whole(from, 'GRIDHUB_CONNECTIONS', 10_000, 1, 1_000_000),
    strangersPerAddress: whole(from, 'GRIDHUB_STRANGERS_PER_ADDRESS', 100, 1, 1_000_000),
  };
}

function readProxies(text: string): string[] {
  const proxies = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  try {
    void new Callers(proxies);
  } catch (error) {
    throw new StartError(
      `GRIDHUB_TRUSTED_PROXIES is "${text}" (${(error as Error).message}); give addresses and networks like 10.0.0.0/8, ` +
        'loopback, linklocal or uniquelocal, a comma between.',
    );
  }
  return proxies;
}

function readHosts(text: string): string[] {
  const given = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return given.map((one) => {
    const name = readHost(one);
    if (name !== undefined) return name;
    throw new StartError(
      `GRIDHUB_HOSTS holds "${one}"; give names like hub.example, without scheme and port, a comma between.`,
    );
  });
}

function readOrigins(text: string): string[] {
  const origins = text.split(',').filter(Boolean);
  const wrong = origins.find((one) => URL.parse(one)?.origin !== one);
  if (wrong === undefined) return origins;
  throw new StartError(
    `GRIDHUB_CORS_ORIGINS holds "${wrong}"; give origins like https://board.example, a comma between.`,
  );
}

function readTrust(from: Environment): TrustOptions {
  const given = from['GRIDHUB_TRUSTED_DOCUMENTS'] || 'off';
  const mode = TRUST_MODES.find((one) => one === given);
  const files = (from['GRIDHUB_TRUSTED_FILES'] || '').split(',').filter(Boolean);
  if (mode) return { mode, files: files.map((one) => resolve(one)) };
  throw new StartError(
    `GRIDHUB_TRUSTED_DOCUMENTS is "${given}"; it is one of ${TRUST_MODES.join(', ')}.`,
  );
}

/** All of it or nothing. */
function readIdentity(from: Environment): JwtVerifierOptions | undefined {
  const issuer = from['GRIDHUB_JWT_ISSUER'];
  const audience = from['GRIDHUB_JWT_AUDIENCE'];
  const jwksUrl = from['GRIDHUB_JWKS_URL'];
  const algorithms = (from['GRIDHUB_JWT_ALGORITHMS'] || 'RS256,ES256').split(',');
  const rules = readRules(from['GRIDHUB_JWT_GRANTS'] || '[]');
  if (!issuer && !audience && !jwksUrl) return undefined;
  if (!issuer || !audience || !jwksUrl || !URL.canParse(jwksUrl)) {
    throw new StartError(
      'Give GRIDHUB_JWT_ISSUER, GRIDHUB_JWT_AUDIENCE and GRIDHUB_JWKS_URL (an address), or none of them.',
    );
  }
  if (algorithms.some((one) => !/^(RS|ES|PS)(256|384|512)$|^EdDSA$/.test(one))) {
    throw new StartError(
      'GRIDHUB_JWT_ALGORITHMS lists RS256, ES256, PS256 and their like, or EdDSA: public keys only.',
    );
  }
  return { issuer, audience, jwksUrl, algorithms, rules };
}

function whole(
  from: Environment,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number {
  const text = from[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new StartError(`${name} is "${text}"; give a whole number from ${min} to ${max}.`);
}

/** All three or none. */
function readLogins(from: Environment): Logins | undefined {
  const reader = address(from, 'GRIDHUB_READER_URL');
  const writer = address(from, 'GRIDHUB_WRITER_URL');
  const feed = address(from, 'GRIDHUB_FEED_URL');
  if (reader === undefined && writer === undefined && feed === undefined) return undefined;
  if (reader === undefined || writer === undefined || feed === undefined) {
    throw new StartError(
      'Give GRIDHUB_READER_URL, GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL, or none of them.',
    );
  }
  if (from['DATABASE_URL']) return { reader, writer, feed };
  throw new StartError(
    'GRIDHUB_READER_URL, GRIDHUB_WRITER_URL and GRIDHUB_FEED_URL are for the database of DATABASE_URL, which is not given.',
  );
}

function address(from: Environment, name: string): string | undefined {
  const text = from[name] || undefined;
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  throw new StartError(`${name} must start with postgres:// or postgresql://.`);
}
