/**
 * The primary dies and its standby takes over its address. Transactions get the ids there that others had before: whoever
 * follows has to begin anew, at once, or would take what is new for what it was told already.
 */
import 'reflect-metadata';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { type Server as Listener, type Socket, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { type Hub, startHub } from '../../src/hub.ts';
import { start } from '../support/process.ts';
import { Asker } from '../support/ask.ts';
import { Builder } from '../support/build.ts';
import { Listeners } from '../support/listen.ts';
import { openOffice } from '../support/office.ts';
import { Server, hasDebian, openGround, urlOf } from '../support/postgres.ts';
import { tell } from './account.ts';

const CHANGES = `subscription ($since: String) { needChanged(since: $since) { __typename
  ... on NeedChange { id cursor } ... on FeedCaughtUp { cursor } ... on FeedReset { cursor } } }`;

interface Event {
  __typename: string;
  id?: string;
  cursor: string;
}

const PATIENCE = { timeout: 20_000, interval: 20 };

describe.runIf(hasDebian)('a standby is promoted', () => {
  let ground: Awaited<ReturnType<typeof openGround>>;
  const servers: Server[] = [];
  let pairs = 0;

  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(async () => {
    for (const one of servers) await one.die();
    await ground.close();
  });

  async function openPair() {
    const name = String((pairs += 1));
    const primary = await Server.make(join(ground.folder, `${name}a`));
    servers.push(primary);
    const standby = await primary.follow(join(ground.folder, `${name}b`));
    servers.push(standby);
    return { primary, standby, address: join(ground.folder, name) };
  }

  /** What has committed on the primary is on the standby. */
  async function caughtUp(primary: Server): Promise<void> {
    const text =
      'select count(*)::int as n from pg_stat_replication where replay_lsn = pg_current_wal_flush_lsn()';
    await expect.poll(() => primary.query(text), PATIENCE).toEqual([{ n: 1 }]);
  }

  /** From now on nothing of the primary reaches it. */
  async function cutOff(standby: Server): Promise<void> {
    await standby.query(`alter system set primary_conninfo = ''`);
    await standby.query('select pg_reload_conf()');
    const text = 'select count(*)::int as n from pg_stat_wal_receiver';
    await expect.poll(() => standby.query(text), PATIENCE).toEqual([{ n: 0 }]);
  }

  async function openHub(databaseUrl: string) {
    const logged: string[] = [];
    const config = {
      ...readConfig({}),
      port: 0,
      dataFolder: inject('secrets'),
      databaseUrl,
      tailIntervalMs: 50,
    };
    const hub = await startHub({ config, log: (line) => logged.push(line) });
    onTestFinished(async () => {
      await hub.stop();
    });
    return { hub, logged };
  }

  /** Who asks and follows, and writes past the hub on whichever server is the primary. */
  async function openFollower(hub: Hub, at: () => Server) {
    const sql = <R>(text: string, values?: unknown[]) =>
      at().query<R & object>(text, values) as Promise<R[]>;
    const office = await openOffice(sql);
    const build = new Builder(new Asker(hub.url, [], office.token), sql, office);
    const listeners = new Listeners(hub.url, office.token);
    onTestFinished(() => listeners.close());
    const listen = (since?: string) => listeners.listen<Event>(CHANGES, { since });
    return { build, listen };
  }

  /** Everything that leads to the address leads to this server from now on. */
  async function lead(address: string, { folder }: Server): Promise<void> {
    await symlink(folder, `${address}.new`);
    await rename(`${address}.new`, address);
  }

  /** Until the hub takes commands again: connections that were cut are met by the first that use them. */
  async function needOf(build: Builder) {
    let need: { id: string } | undefined;
    const isMade = async () => {
      need = await build.need().catch(() => undefined);
      return need !== undefined;
    };
    await expect.poll(isMade, PATIENCE).toBe(true);
    return need?.id ?? '';
  }

  test('with all that was committed: every follower is told to begin anew at once, and goes on', async () => {
    const { primary, standby, address } = await openPair();
    await lead(address, primary);
    const { hub, logged } = await openHub(urlOf(address));
    let present = primary;
    const { build, listen } = await openFollower(hub, () => present);
    const feed = await listen();
    await feed.next();
    const before = (await build.need()).id;
    const told = await feed.take(2);
    expect(told.map(({ id }) => id)).toEqual([before, before]);
    await caughtUp(primary);
    await primary.die();
    const at = performance.now();
    await standby.promote();
    await lead(address, standby);
    present = standby;
    expect((await feed.next()).__typename).toBe('FeedReset');
    const reset = performance.now() - at;
    expect(reset).toBeLessThan(3_000);
    const after = await needOf(build);
    const healed = performance.now() - at;
    await expect
      .poll(() => feed.waiting().filter(({ id }) => id === after).length, PATIENCE)
      .toBe(2);
    expect(await standby.query('select id from gridhub.need where id = $1', [before])).toHaveLength(
      1,
    );
    // Whoever was away meanwhile learns it from its cursor.
    const late = await listen(told[1]?.cursor);
    expect((await late.next()).__typename).toBe('FeedReset');
    expect(logged.join('\n')).not.toMatch(/uncaught|unhandled/);
    tell('standby promoted', {
      saw: `FeedReset after ${Math.round(reset)} ms`,
      lost: 'nothing',
      healed,
    });
  });

  test('without the last of it: what gets the ids of transactions that were lost is told all the same', async () => {
    const { primary, standby, address } = await openPair();
    await lead(address, primary);
    const { hub } = await openHub(urlOf(address));
    let present = primary;
    const { build, listen } = await openFollower(hub, () => present);
    const feed = await listen();
    await feed.next();
    await build.need();
    await feed.take(2);
    await caughtUp(primary);
    await cutOff(standby);
    for (let i = 0; i < 20; i += 1) await build.need();
    await feed.take(40);
    await primary.die();
    const at = performance.now();
    await standby.promote();
    await lead(address, standby);
    present = standby;
    expect((await feed.next()).__typename).toBe('FeedReset');
    const after = await needOf(build);
    const healed = performance.now() - at;
    await expect
      .poll(() => feed.waiting().filter(({ id }) => id === after).length, PATIENCE)
      .toBe(2);
    const lost = '20 needs that the standby had not been sent (it follows asynchronously)';
    tell('standby promoted that was behind', { saw: 'FeedReset', lost, healed });
  });

  test('behind a way that is turned elsewhere while nothing fails: a new connection tells it', async () => {
    const { primary, standby, address } = await openPair();
    const way = await openWay(address, primary);
    const { hub } = await openHub(urlOf(way.folder));
    let present = primary;
    const { build, listen } = await openFollower(hub, () => present);
    const feed = await listen();
    await feed.next();
    await build.need();
    await feed.take(2);
    await caughtUp(primary);
    await standby.promote();
    const at = performance.now();
    present = standby;
    way.turn(standby);
    // Idle ones, as a proxy ends them: the next round opens another and does not fail.
    way.end('gridhub-feed');
    expect((await feed.next()).__typename).toBe('FeedReset');
    way.end('gridhub-');
    const after = await needOf(build);
    const healed = performance.now() - at;
    await expect
      .poll(() => feed.waiting().filter(({ id }) => id === after).length, PATIENCE)
      .toBe(2);
    tell('way turned to the standby', { saw: 'FeedReset', lost: 'nothing', healed });
  });

  test('one that is not promoted yet: a start is refused in words, a hub that runs waits and is not ready', async () => {
    const { primary, standby, address } = await openPair();
    await lead(address, primary);
    const { hub, logged } = await openHub(urlOf(address));
    const { listen } = await openFollower(hub, () => primary);
    const feed = await listen();
    await feed.next();
    await caughtUp(primary);
    const refused = start(['serve'], { DATABASE_URL: standby.url });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/is a standby.*DATABASE_URL.*promote/s);
    expect(refused.said()).not.toMatch(/\n\s+at /);
    await expect(migrate(standby.url)).rejects.toThrow(/is a standby/);
    await primary.die();
    await lead(address, standby);
    const readiness = async () => (await fetch(`${hub.url}/readyz`)).status;
    await expect
      .poll(() => logged.join('\n'), PATIENCE)
      .toContain('a standby that was not promoted');
    expect(await readiness()).toBe(503);
    expect(feed.waiting()).toEqual([]);
    const at = performance.now();
    await standby.promote();
    expect((await feed.next()).__typename).toBe('FeedReset');
    await expect.poll(readiness, PATIENCE).toBe(200);
    const healed = performance.now() - at;
    tell('standby not promoted yet', {
      saw: 'nothing until it was, then FeedReset',
      lost: 'nothing',
      healed,
    });
  });
});

/** Passes connections on to a server, as a proxy does. */
async function openWay(folder: string, first: Server) {
  await mkdir(folder);
  let target = first.folder;
  const open = new Map<Socket, Buffer>();
  const listener: Listener = createServer((near) => {
    const far = connect(join(target, '.s.PGSQL.5432'));
    near.once('data', (greeting: Buffer) => open.set(near, greeting));
    near.pipe(far).pipe(near);
    for (const one of [near, far]) one.on('error', () => {}); // Ends with the other.
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(join(folder, '.s.PGSQL.5432'), resolve));
  onTestFinished(() => void listener.close());
  return {
    folder,
    turn: (server: Server) => void (target = server.folder),
    /** Of those whose application is called so. */
    end(name: string) {
      for (const [one, greeting] of open) if (greeting.includes(name)) one.end();
    },
  };
}
