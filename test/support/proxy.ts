/** A line between a hub and its database that can be cut, held or closed. */
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';

interface Wire {
  client: Socket;
  server: Socket;
}

/** What becomes of what a client sends: it goes on, or the line is cut as soon as it has arrived. */
type Judge = (sent: Buffer) => 'pass' | 'deliver and cut';

export class Proxy {
  readonly url: string;
  judge: Judge = () => 'pass';
  private readonly listening: Server;
  private readonly wires = new Set<Wire>();
  private readonly isHeld = { now: false };

  private constructor(listening: Server, url: string) {
    this.listening = listening;
    this.url = url;
  }

  static async before(databaseUrl: string): Promise<Proxy> {
    const { host, port, user, password, database } = new pg.Client(databaseUrl);
    const target = host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
    const listening = createServer({ allowHalfOpen: false });
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const at = (listening.address() as AddressInfo).port;
    const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(password ?? '')}`;
    const near = `postgresql://${who}@127.0.0.1:${at}/${database}`;
    const proxy = new Proxy(listening, near);
    listening.on('connection', (client) => proxy.join(client, connect(target)));
    return proxy;
  }

  /** Every line that is there now. */
  cutAll(): void {
    for (const { client, server } of this.wires) {
      client.destroy();
      server.destroy();
    }
  }

  /** Nothing goes on, and nothing ends: as a server that is stopped in mid-air. */
  hold(): void {
    this.isHeld.now = true;
    for (const { client, server } of this.wires) {
      client.pause();
      server.pause();
    }
  }

  goOn(): void {
    this.isHeld.now = false;
    for (const { client, server } of this.wires) {
      client.resume();
      server.resume();
    }
  }

  /** Nobody comes in any more, and all are cut, until `open`. */
  async shut(): Promise<void> {
    const closed = new Promise((resolve) => this.listening.close(resolve));
    this.cutAll();
    await closed;
  }

  async open(): Promise<void> {
    const { port } = new URL(this.url.replace(/^postgresql:/, 'http:'));
    await new Promise<void>((resolve) => this.listening.listen(Number(port), '127.0.0.1', resolve));
  }

  private join(client: Socket, server: Socket): void {
    const wire = { client, server };
    this.wires.add(wire);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        this.wires.delete(wire);
      });
      if (this.isHeld.now) one.pause();
    }
    client.on('data', (sent) => {
      const isLast = this.judge(sent) === 'deliver and cut';
      // What the server says to it nobody hears.
      if (isLast) server.removeAllListeners('data').resume();
      server.write(sent);
      if (isLast) setTimeout(() => client.destroy(), 20);
    });
    server.on('data', (told) => client.write(told));
  }
}
