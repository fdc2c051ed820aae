/** A hub on a database of its own, closed and dropped when its file is done. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Statement } from '../../src/engine/database/statement.ts';
import { type Hub, startHub } from '../../src/hub.ts';
import { Asker } from './ask.ts';
import { Builder } from './build.ts';
import { DEMO_TEMPLATE, EMPTY_TEMPLATE, dropDatabase, inDatabase, onServer } from './databases.ts';
import { DEMO_TOKENS } from './demo-tokens.ts';
import { type Office, noOffice, openOffice } from './office.ts';
import { Listeners } from './listen.ts';

export interface TestHub {
  hub: Hub;
  databaseUrl: string;
  ask: Asker['ask'];
  /** Statements of the last question, in order. */
  statements: () => Statement[];
  /** The statements that `work` sends, with their values. */
  explained: (work: () => Promise<unknown>) => Promise<Sent[]>;
  build: Builder;
  /** The account that asks where a test names none: district administrator and liaison of every unit. */
  office: Office;
  /** Asks with another token; null: with none. */
  as: (token: string | null) => Asker;
  listen: Listeners['listen'];
  /** A connection as the login, for what no client could do. */
  sql: <R = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>;
  /** What the log of masked errors holds. */
  logged: string[];
  clock: { now: Date | undefined };
  /** The next statements of this name fail, as it does when its connection is lost. */
  breakNext: (name: string, times?: number) => void;
}

export interface Sent {
  statement: Statement;
  values: unknown[];
}

interface Options {
  demo?: boolean;
  /** Nothing is in the database, not even who asks. */
  isBare?: boolean;
  /** The counters' deltas stay where they are. */
  isUnfolded?: boolean;
  /** What lies between the hub and its database; errors of what it does are the test's to look for. */
  through?: (databaseUrl: string) => Promise<{ url: string }>;
  /** Variables, as a user would set them. */
  environment?: Record<string, string>;
}

/** Opens when the file is collected; every test of the file shares it. */
export async function openTestHub({
  demo = false,
  isBare = false,
  isUnfolded = false,
  through,
  environment = {},
}: Options = {}): Promise<TestHub> {
  const serverUrl = inject('serverUrl');
  const name = `gridhub_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(`create database ${name} template ${demo ? DEMO_TEMPLATE : EMPTY_TEMPLATE}`),
  );
  const databaseUrl = inDatabase(serverUrl, name);
  const seen: Statement[] = [];
  let sent: Sent[] = [];
  const logged: string[] = [];
  const clock: TestHub['clock'] = { now: undefined };
  const broken = { name: '', times: 0 };
  const config = {
    ...readConfig(environment),
    port: 0,
    dataFolder: inject('secrets'),
    databaseUrl: through ? (await through(databaseUrl)).url : databaseUrl,
    tailIntervalMs: 50,
    foldIntervalMs: isUnfolded ? 600_000 : 200,
    // A grant that a test gives is there for its next question.
    sessionStaleMs: 0,
  };
  const hub = await startHub({
    config,
    log: (line) => logged.push(line),
    prepare: async () => (demo ? DEMO_TOKENS : undefined),
    now: () => clock.now ?? new Date(),
    observe: (statement, values) => {
      seen.push(statement);
      sent.push({ statement, values: [...values] });
      if (statement.name !== broken.name || broken.times === 0) return;
      broken.times -= 1;
      throw new Error('the connection was lost');
    },
  });
  const login = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=gridhub',
    max: 4,
  });
  const sql: TestHub['sql'] = async (text, values) => (await login.query(text, values)).rows;
  const office = isBare ? noOffice(sql) : await openOffice(sql);
  const listeners = new Listeners(hub.url, office.token);
  afterEach(async () => {
    await listeners.close();
    expect(logged.splice(0), 'errors that were masked').toEqual([]);
  });
  afterAll(async () => {
    await login.end();
    await hub.stop();
    await dropDatabase(serverUrl, name);
  });
  const asker = new Asker(hub.url, seen, office.token);
  return {
    hub,
    databaseUrl,
    ask: asker.ask.bind(asker),
    statements: () => seen,
    async explained(work) {
      sent = [];
      await work();
      return sent;
    },
    build: new Builder(asker, sql, office),
    office,
    as: (token) => new Asker(hub.url, seen, token),
    listen: listeners.listen.bind(listeners),
    sql,
    logged,
    clock,
    breakNext: (name, times = 1) => Object.assign(broken, { name, times }),
  };
}
