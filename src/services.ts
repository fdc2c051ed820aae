/**
 * What operations use, reader, journal, authenticator and audit, opened in this order; and what runs operations.
 * Invariant: each is handed to `closing` as soon as it is open, so that a start that fails leaves none open.
 */
import { coversAll } from './domain/place/coverage.ts';
import { noteUse } from './domain/accounts/token-use.ts';
import { registerAccount } from './domain/accounts/account-opening.ts';
import { openScreenLink } from './domain/accounts/screen-link-opening.ts';
import type { Closing } from './closing.ts';
import type { Config } from './config.ts';
import type { DemoTokens } from './demo/demo-tokens.ts';
import { openAudit } from './engine/access/audit.ts';
import { openAuthenticator } from './engine/access/authenticator.ts';
import { openJwtVerifier } from './engine/access/jwt-verifier.ts';
import type { Logins } from './engine/database/login-kinds.ts';
import { openReader } from './engine/database/reader.ts';
import type { Tables } from './engine/database/tables.ts';
import type { Observe } from './engine/database/statement.ts';
import type { Writer } from './engine/database/writer.ts';
import { Budget } from './engine/execution/budget.ts';
import type { Services } from './engine/execution/services.ts';
import type { Report } from './engine/execution/errors.ts';
import { Executor } from './engine/execution/execute.ts';
import { openLive } from './engine/live/live.ts';
import type { Meter } from './engine/live/meter.ts';
import { NODES, buildLoaders, buildSchema } from './features.ts';
import { VERSION } from './version.ts';

interface Base {
  logins: Logins;
  tables: Tables;
  writer: Writer;
  config: Config;
  now: () => Date;
  log: (line: string) => void;
  demoTokens: DemoTokens | undefined;
  observe: Observe | undefined;
  meter: Meter;
  demoTraffic: boolean;
}

/** What the hub writes of its own accord. */
const ITSELF = { command: 'authenticator', actor: 'hub', role: '' };
const WALL = { command: 'openScreenLink', actor: 'hub', role: '' };

/** What operations use, each closed in its turn. */
export async function openServices(
  { logins, tables, writer, config, now, log, demoTokens, observe, meter, demoTraffic }: Base,
  closing: Closing,
): Promise<Services> {
  const reader = openReader(logins.reader, tables, config.readerConnections, observe);
  closing.add('those for reads', () => reader.close());
  const live = await openLive(logins.feed, {
    ...config,
    meter,
    onTransient: (error) => log(`live: ${(error as Error).message}`),
  });
  closing.add('those of the journal', () => live.close());
  const authenticator = openAuthenticator(logins.feed, {
    now,
    staleMs: config.sessionStaleMs,
    allowsDemo: demoTokens !== undefined,
    noteUse: (hashes) =>
      writer
        .commit(ITSELF, (em) => noteUse(em, hashes, now()))
        .catch((error: unknown) => log(`tokens: ${(error as Error).message}`)),
    jwtSessions: config.identity && {
      verify: openJwtVerifier(config.identity, now),
      register: (subject, name) =>
        writer.commit(ITSELF, (em) => registerAccount(em, subject, name)),
    },
  });
  closing.add('those of the authenticator', () => authenticator.close());
  const audit = openAudit(logins, {
    onTransient: (error) => log(`audit: ${(error as Error).message}`),
  });
  closing.add('those of the audit', () => audit.close());
  return {
    audit,
    authenticator,
    reader,
    writer,
    live,
    now,
    allowance: config.allowance,
    settings: config.settings,
    openScreenLink: (secret, caller) =>
      writer.commit(WALL, (em) => openScreenLink(em, secret, now()), caller),
    loaders: buildLoaders,
    nodes: NODES,
    coversAll,
    about: { version: VERSION, startedAt: now(), demoTraffic },
  };
}

/** What runs operations, within the bounds of the configuration. */
export function buildExecutor(
  { costPerMinute, isProduction, allowance }: Config,
  report: Report,
): Executor {
  const { objects, bytes } = allowance;
  const limits = { budget: new Budget(costPerMinute), isOpen: !isProduction, objects, bytes };
  return new Executor(buildSchema(), report, limits);
}
