/** A hub on a server that a test may stop, fill or kill, with an account that may everything. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, readConfig } from '../../src/config.ts';
import type { Embedded } from '../../src/engine/database/embedded-handle.ts';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { type Hub, startHub } from '../../src/hub.ts';
import { Asker } from '../support/ask.ts';
import { openOffice } from '../support/office.ts';
import { serversOn } from '../support/process.ts';
import { inject } from 'vitest';

export class Stand {
  readonly folder: string;
  hub!: Hub;
  asker!: Asker;
  token = '';
  placeId = '';
  readonly logged: string[] = [];
  private server: Embedded | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(
    folder = join(tmpdir(), `gridhub-test-fault-${randomBytes(4).toString('hex')}`),
    through: (url: string) => Promise<string> = async (url) => url,
  ): Promise<Stand> {
    const stand = new Stand(folder);
    const { url } = await stand.startServer();
    await migrate(url);
    await stand.startHub({ databaseUrl: await through(url) });
    return stand;
  }

  /** With the hub's own server. */
  static async onItsOwn(folder: string): Promise<Stand> {
    const stand = new Stand(folder);
    await stand.startHub({ dataFolder: folder });
    return stand;
  }

  private async startHub(where: Partial<Config>): Promise<void> {
    this.hub = await startHub({
      config: { ...readConfig({}), port: 0, dataFolder: inject('secrets'), ...where },
      log: (line) => this.logged.push(line),
    });
    const office = await openOffice((text, values) => this.sql(text, values) as never);
    this.token = office.token;
    this.placeId = office.root.id;
    this.asker = new Asker(this.hub.url, [], office.token);
  }

  async startServer(): Promise<Embedded> {
    return (this.server = await openEmbedded({ folder: this.folder, say: () => {} }));
  }

  /** As when somebody pulls the plug. */
  async killServer(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): Promise<void> {
    for (const pid of serversOn(this.folder)) process.kill(pid, signal);
    await this.server?.lost;
    await this.server?.close();
  }

  async sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]> {
    const options = '-c search_path=gridhub';
    const connectionString = this.server?.url ?? this.hub.databaseUrl;
    const client = new pg.Client({ connectionString, options });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<R>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** What the hub answers to a report with this key. */
  async report(key: string): Promise<Answered> {
    const input = {
      place: { id: this.placeId },
      title: `楼道照明 ${key}`,
      category: 'OTHER',
      idempotencyKey: key,
    };
    const response = await fetch(`${this.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: REPORT, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as Told;
    const id = data?.reportNeed?.need.id;
    return { status: response.status, id, extensions: errors?.[0]?.extensions };
  }

  /** How often needs are there, by their keys. */
  async counts(): Promise<Map<string, number>> {
    const rows = await this.sql<{ key: string; n: number }>(
      `select substr(title, 6) as key, count(*)::int as n from need group by title`,
    );
    return new Map(rows.map(({ key, n }) => [key, n]));
  }

  async readiness(): Promise<string> {
    const response = await fetch(`${this.hub.url}/readyz`);
    return `${response.status} ${await response.text()}`;
  }

  /** Milliseconds until a command is answered again. */
  async healed(): Promise<number> {
    const began = performance.now();
    for (let tries = 0; ; tries += 1) {
      if ((await this.report(`healed ${began} ${tries}`)).id) return performance.now() - began;
      if (performance.now() - began > 60_000) throw new Error('the hub has not come back');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<string[]> {
    const faults = await this.hub.stop();
    await this.server?.close();
    await rm(this.folder, { recursive: true, force: true });
    return faults;
  }
}

const REPORT = 'mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { id } } }';

interface Told {
  data?: { reportNeed?: { need: { id: string } } };
  errors?: { extensions: Record<string, unknown> }[];
}

export interface Answered {
  status: number;
  id: string | undefined;
  extensions: Record<string, unknown> | undefined;
}
