/** What the run itself asks the hub's PostgreSQL: the rows that variables are made of, and sizes. */
import { createHash } from 'node:crypto';
import pg from 'pg';

/** A connection to the database as its owner; the caller ends it. */
export async function connectOwner(host) {
  const client = new pg.Client({
    host,
    port: 5432,
    user: 'gridhub',
    database: 'postgres',
    options: '-c search_path=gridhub',
  });
  client.on('error', () => {}); // Its server is the hub's, and stops with it.
  await client.connect();
  return client;
}

/** Does something with the database as its owner. */
export async function asOwner(host, work) {
  const client = await connectOwner(host);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tidied first, so that no server meets autovacuum. */
export function readDatabase(host) {
  return asOwner(host, async (client) => {
    await client.query('vacuum (analyze)');
    const { rows: needs } = await client.query(
      'select id, state, category, created_at as "createdAt" from need order by id',
    );
    const { rows: districts } = await client.query(
      `select code from place where kind = 'DISTRICT'`,
    );
    return {
      needs: shuffled(needs),
      district: districts[0].code,
      sizes: await sizes(client),
      version: (await client.query('show server_version')).rows[0].server_version,
    };
  });
}

async function sizes(client) {
  const { rows } = await client.query(`select
    (select count(*)::integer from place) as places,
    (select count(*)::integer from party_organisation) as organisations,
    (select count(*)::integer from partner_unit) as units,
    (select count(*)::integer from need) as needs`);
  return rows[0];
}

/** Another order, the same in every run over the same things. */
export function shuffled(things) {
  const key = (thing) => createHash('sha256').update(JSON.stringify(thing)).digest('hex');
  return things
    .map((thing) => ({ thing, key: key(thing) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ thing }) => thing);
}
