/** Many who listen: what is alike is read once, what differs is read apart, and a slow one holds up nobody. */
import { connect } from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';
import type { Listening } from '../support/listen.ts';
import { rawClient } from '../support/raw-client.ts';

const hub = await openTestHub();
const { build, explained, listen, office, sql } = hub;
const CHANGES = `subscription ($scope: ScopeInput, $filter: NeedFilter) { needChanged(scope: $scope, filter: $filter) {
  __typename ... on NeedChange { cursor id version effect need { title place { name } history { nodes { actor } } } } } }`;

interface Event {
  __typename: string;
  id: string;
  version: number;
  need: { title: string; history: { nodes: { actor: string }[] } } | null;
}

const { place, unit } = await build.pair();
const staff = async () => (await office.account({ role: 'COMMUNITY_STAFF', place })).token;

async function subscribed(
  tokens: (string | null)[],
  variables: (i: number) => Record<string, unknown> = () => ({}),
): Promise<Listening<Event>[]> {
  const feeds = await Promise.all(
    tokens.map((token, i) => listen<Event>(CHANGES, variables(i), token)),
  );
  for (const feed of feeds) expect((await feed.next()).__typename).toBe('FeedCaughtUp');
  return feeds;
}

/** Statements that one report costs, once all of these have heard of it. */
async function statementsFor(feeds: Listening<Event>[]): Promise<string[]> {
  const sent = await explained(async () => {
    await sql(`update need set description = description || '.' where id = $1`, [need.id]);
    for (const feed of feeds) expect((await feed.next()).id).toBe(need.id);
  });
  return sent.map(({ statement }) => statement.name).toSorted();
}

const need = await build.need({ place });

test('whoever asks the same with equal rights is told of one reading', async () => {
  const token = await staff();
  const alone = await statementsFor(await subscribed([token]));
  expect(alone).toContain('need.byId');
  const others = await Promise.all(Array.from({ length: 9 }, staff));
  const many = await statementsFor(await subscribed([token, token, ...others, ...others]));
  // The one from before is still there.
  expect(many).toEqual(alone);
});

test('whom a change does not concern costs no statement', async () => {
  const own = await subscribed([await staff()]);
  const alone = await statementsFor(own);
  const elsewhere = await Promise.all(Array.from({ length: 5 }, () => build.place()));
  const others = await Promise.all(
    elsewhere.map(
      async (one) => (await office.account({ role: 'COMMUNITY_STAFF', place: one })).token,
    ),
  );
  await subscribed(others);
  expect(await statementsFor(own)).toEqual(alone);
});

test('other questions with equal rights share what their answers lead to', async () => {
  const token = await staff();
  const alone = await statementsFor(await subscribed([token]));
  const filters = ['LISTED', 'CLAIMED', 'DELIVERED'].map((state) => ({
    state: { in: [state, 'LISTED'] },
  }));
  const feeds = await subscribed([token, token, token], (i) => ({ filter: filters[i] }));
  expect(await statementsFor(feeds)).toEqual(alone);
});

test('other rights read apart, and see other things', async () => {
  const liaison = (await office.account({ role: 'UNIT_LIAISON', unit })).token;
  const [ofStaff, ofUnit] = await subscribed([await staff(), liaison]);
  const claimed = await build.need({ place });
  await build.claim({ need: claimed, unit });
  const last = async (feed: Listening<Event> | undefined, version: number) => {
    for (;;) {
      const event = await feed?.next();
      if (!event) throw new Error('there is no feed');
      if (event.id === claimed.id && event.version >= version) return event;
    }
  };
  const [plain, masked] = [await last(ofStaff, 3), await last(ofUnit, 3)];
  expect(plain?.need?.history.nodes[0]?.actor).toBe('值班员');
  expect(masked?.need?.history.nodes[0]?.actor).toBe('值*');
});

test('each who is shown a name is in the audit once, however many share the reading', async () => {
  const tokens = await Promise.all([staff(), staff(), staff()]);
  const feeds = await subscribed(tokens);
  const count = async () =>
    Number(
      (await sql(`select count(*) from audit where kind = 'READ' and what = 'Step.actor'`))[0]?.[
        'count'
      ],
    );
  const before = await count();
  await statementsFor(feeds);
  const after = await count();
  expect(after - before).toBeGreaterThanOrEqual(3);
  await statementsFor(feeds);
  expect(await count()).toBe(after);
});

test('rights that change are those of the next event', async () => {
  const { token, grantIds } = await office.account({ role: 'COMMUNITY_STAFF', place });
  const [feed, other] = await subscribed([token, await staff()]);
  await sql('update access_grant set valid_until = now() where id = $1', [grantIds[0]]);
  await sql(`update need set description = description || '.' where id = $1`, [need.id]);
  expect((await other?.next())?.id).toBe(need.id);
  expect(feed?.waiting()).toEqual([]);
});

test('an id is free when what had it is over, and a closed socket leaves nobody to be told', async () => {
  const { socket } = await rawClient(
    hub,
    'subscription { needChanged { __typename } }',
    await staff(),
  );
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (text: Buffer) => {
      if (text.toString().includes('"last"')) resolve();
    });
  });
  const send = (message: object) => socket.send(JSON.stringify(message));
  for (let i = 0; i < 150; i += 1) {
    const query = `subscription { needChanged { __typename ... on NeedChange { need { a${i}: title } } } }`;
    send({ id: '1', type: 'subscribe', payload: { query } });
    // All of them begin while the last one has the id.
    if (i < 149) send({ id: '1', type: 'complete' });
  }
  // Admitted behind all that began before it.
  send({
    id: 'last',
    type: 'subscribe',
    payload: { query: 'subscription { needChanged { __typename } }' },
  });
  await answered;
  socket.terminate();
  const [feed] = await subscribed([await staff()]);
  const sent = await explained(async () => {
    await sql(`update need set description = description || '.' where id = $1`, [need.id]);
    expect((await feed?.next())?.id).toBe(need.id);
  });
  expect(sent.filter(({ statement }) => statement.name === 'need.byId')).toHaveLength(1);
});

test('what one question breaks is not the end of the others', async () => {
  const after = (at: string) =>
    Buffer.from(JSON.stringify(['createdAt-id-', at, 'x'])).toString('base64url');
  const broken = await listen(
    `subscription { needChanged { ... on NeedChange { id need { place { needs(first: 1, after: "${after('0000-01-01T00:00:00.000Z')}") { nodes { id } } } } } } }`,
    {},
    await staff(),
  );
  await broken.next();
  const [feed] = await subscribed([await staff()]);
  hub.breakNext('need.page', 2);
  const evil = await listen<Event>(
    'subscription { needChanged { ... on NeedChange { id need { place { needs(first: 1) { nodes { id } } } } } } }',
    {},
    await staff(),
  );
  await evil.next();
  await sql(`update need set description = description || '.' where id = $1`, [need.id]);
  expect((await feed?.next())?.id).toBe(need.id);
  await expect(evil.next()).rejects.toThrow();
  hub.logged.splice(0);
});

/** How many are told by themselves, since their messages take too long to make. */
async function late(): Promise<number> {
  const text = await (
    await fetch(`${hub.hub.url}/metrics`, {
      headers: { authorization: `Bearer ${hub.office.token}` },
    })
  ).text();
  return Number(/subscriptions\{state="late"\} (\d+)/.exec(text)?.[1]);
}

test('a question that takes long holds up nobody of other rights, and its own miss nothing', async () => {
  const token = await staff();
  const heavy = await listen<Event>(
    'subscription { needChanged { ... on NeedChange { id version need { place { partyOrganisations { name } } } } } }',
    {},
    token,
  );
  await heavy.next();
  const [alike] = await subscribed([token]);
  const [other] = await subscribed([(await office.account({ role: 'STREET_ADMIN', place })).token]);
  const login = new pg.Client(hub.databaseUrl);
  await login.connect();
  onTestFinished(() => login.end());
  await login.query('begin');
  await login.query('lock table gridhub.party_organisation in access exclusive mode');
  const versions: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    await sql(`update need set version = version + 1 where id = $1`, [need.id]);
    versions.push((await other?.next())?.version ?? 0);
  }
  expect(heavy.waiting()).toEqual([]);
  expect(await late()).toBe(2);
  await login.query('commit');
  for (const feed of [heavy, alike]) {
    expect((await feed?.take(5))?.map(({ version }) => version)).toEqual(versions);
  }
  // They are live again.
  await expect.poll(late).toBe(0);
});

test('a name that the audit could not be told of is not told either', async () => {
  const [feed] = await subscribed([await staff()]);
  await sql(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$`,
  );
  await sql(
    `create trigger refuse before insert on audit for each row when (new.kind = 'READ') execute function refuse()`,
  );
  await sql(`update need set description = description || '.' where id = $1`, [need.id]);
  await expect(feed?.next()).rejects.toThrow();
  await sql('drop trigger refuse on audit; drop function refuse');
  hub.logged.splice(0);
  const idle = `select 1 from pg_stat_activity where state = 'idle in transaction' and application_name = 'gridhub-viewer' and datname = current_database()`;
  await expect.poll(() => sql(idle)).toEqual([]);
});

test('a socket that is reset while it is told leaves nothing behind', async () => {
  const { port } = new URL(hub.hub.url);
  const token = await staff();
  for (let i = 0; i < 5; i += 1) {
    const { socket } = await rawClient(hub, 'subscription { needChanged { __typename } }', token);
    socket.terminate();
  }
  const probe = connect(Number(port), '127.0.0.1');
  await new Promise((resolve) => probe.once('connect', resolve));
  probe.destroy();
  const [feed] = await subscribed([token]);
  await sql(`update need set description = description || '.' where id = $1`, [need.id]);
  expect((await feed?.next())?.id).toBe(need.id);
});
