/**
 * The bell between processes on one database: a process that has committed rings, and the others look at the journal at once.
 * It says nothing but that: the journal is the truth, and a slow poll makes good a bell that was not heard.
 *
 * States: *away* (no connection; tried again, later each time) and *listening*. Away becomes listening when the
 * subscription to the channel is confirmed, which also rings: something may have been missed. Listening becomes away
 * when the connection ends.
 * Invariant: at most one NOTIFY an interval leaves a process, from this one connection, however many commands commit.
 * A NOTIFY in each of their transactions would make them wait for one another at commit: 0.46 to 0.67 times the writes.
 */
import pg from 'pg';
import { connectAs } from '../database/connect.ts';
import { endSoon } from '../database/pool.ts';

const CHANNEL = 'gridhub_bell';
/** Others hear so much later at most. Each ring is a transaction of its own beside those of the writers. */
const INTERVAL_MS = 50;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 10_000;
const CONNECT_MS = 10_000;

interface Options {
  /** Another process has committed, or may have while this one did not listen. */
  onRing: () => void;
  onTransient: (error: unknown) => void;
}

export class Doorbell {
  private readonly url: string;
  private readonly options: Options;
  private client: pg.Client | undefined;
  /** The same, or the one that tries to become it. */
  private coming: pg.Client | undefined;
  private retryMs = FIRST_RETRY_MS;
  private retrying: NodeJS.Timeout | undefined;
  private ringing: NodeJS.Timeout | undefined;
  private isClosed = false;
  private connecting: Promise<void>;

  constructor(url: string, options: Options) {
    this.url = url;
    this.options = options;
    this.connecting = this.connect();
  }

  /** Something was committed here. */
  ring(): void {
    if (this.ringing || this.isClosed) return;
    this.ringing = setTimeout(() => {
      this.ringing = undefined;
      // A process without a connection cannot ring: the others poll.
      this.client?.query(`notify ${CHANNEL}`).catch(this.options.onTransient);
    }, INTERVAL_MS);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retrying);
    clearTimeout(this.ringing);
    if (this.coming) await endSoon(this.coming);
    await this.connecting;
  }

  private async connect(): Promise<void> {
    const settings = connectAs(this.url, 'gridhub_feed');
    const client = new pg.Client({
      ...settings,
      // A ring that a crash takes away is made good by the poll: it need not be on disk.
      options: `${settings.options} -c synchronous_commit=off`,
      application_name: 'gridhub-bell',
      connectionTimeoutMillis: CONNECT_MS,
    });
    this.coming = client;
    client.on('error', () => {}); // It ends with `end`, which is heard below.
    client.once('end', () => this.lose(client));
    client.on('notification', ({ processId }) => {
      if (processId !== this.idOf(client)) this.options.onRing();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.client = client;
      this.retryMs = FIRST_RETRY_MS;
      this.options.onRing();
    } catch (error) {
      this.options.onTransient(error);
      await client.end().catch(() => {}); // It may never have begun.
      this.lose(client);
    }
  }

  /** Its own ring comes back to it too. */
  private idOf(client: pg.Client): number | undefined {
    return (client as unknown as { processID?: number }).processID;
  }

  private lose(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    else if (this.client) return;
    if (this.isClosed || this.retrying) return;
    this.retrying = setTimeout(() => {
      this.retrying = undefined;
      this.connecting = this.connect();
    }, this.retryMs);
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2);
  }
}
