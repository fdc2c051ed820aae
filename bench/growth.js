/**
 * Fills a database that holds the demo far beyond it, by copies of its rows: more needs in its own district, or a nation
 * of such districts. Everything that hangs on a row comes along: claims, steps, journal rows, counters.
 * Invariant: afterwards every count equals its list; what was there before is as it was.
 */

/** Ids of copies: as long as an id, of its alphabet, and the same for the same row and copy. */
const copyOf = (id, copy) =>
  `split_part(${id}, '_', 1) || '_01' || left(md5(${id} || ':' || ${copy}), 24)`;

/** Columns of a table as they are, but for those that a copy has of its own. */
async function columnsOf(client, table, own) {
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'gridhub' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => own[name] ?? `t.${name}`);
  return { names: names.join(', '), values: values.join(', ') };
}

async function copyRows(client, table, { own, from, where = 'true' }) {
  const { names, values } = await columnsOf(client, table, own);
  await client.query(
    `insert into ${table} (${names}) select ${values} from ${from.replace('$table', table)} where ${where}`,
  );
}

/** So many needs more, in the places of the demo. */
export async function growNeeds(client, needs, say = () => {}) {
  const { rows } = await client.query('select count(*)::integer as n from need');
  const copies = Math.ceil(needs / rows[0].n);
  await aside(client, say, async () => {
    const from = `$table t cross join generate_series(1, ${copies}) c`;
    await copyNeeds(client, { from, copy: 'c', say });
  });
}

/** Needs with their claims and steps. @param copy what tells a copy from another, in SQL over the alias c */
async function copyNeeds(client, { from, copy, moved = {}, isOf = 'true', say }) {
  const id = (column) => copyOf(`t.${column}`, copy);
  const later = `(${copy}::text || 's')`;
  await copyRows(client, 'need', {
    own: {
      id: id('id'),
      number: `t.number || '-' || ${copy}`,
      merged_into_id: `case when t.merged_into_id is not null then ${id('merged_into_id')} end`,
      created_at: older('t.created_at', copy),
      updated_at: older('t.updated_at', copy),
      ...moved,
    },
    from,
    where: isOf.replace('$need', 't.id'),
  });
  say('needs');
  await copyRows(client, 'need_step', {
    own: { id: copyOf('t.id', later), need_id: id('need_id') },
    from,
    where: isOf.replace('$need', 't.need_id'),
  });
  await copyRows(client, 'claim', {
    own: {
      id: id('id'),
      number: `t.number || '-' || ${copy}`,
      need_id: id('need_id'),
      created_at: older('t.created_at', copy),
      updated_at: older('t.updated_at', copy),
      ...moved,
      ...(moved.path && {
        resource_id: `case when t.resource_id is not null then ${id('resource_id')} end`,
      }),
    },
    from,
    where: isOf.replace('$need', 't.need_id'),
  });
  await copyRows(client, 'claim_step', {
    own: { id: copyOf('t.id', later), claim_id: id('claim_id') },
    from,
    where: isOf.replace('$need', '(select need_id from claim where id = t.claim_id)'),
  });
  say('steps and claims');
}

/** Spread over a year, so that no moment holds all copies of a row. */
const older = (column, copy) =>
  `${column} - (abs(hashtext(${copy}::text)) % 31536000) * interval '1 second'`;

/** So many districts like the demo's, in thirty provinces; of each district so many of its needs. */
export async function growNation(client, { districts, needsEach }, say = () => {}) {
  await aside(client, say, async () => {
    const { rows } = await client.query(
      `select id, path, code from place where kind = 'DISTRICT' order by path limit 1`,
    );
    const [{ path, code }] = rows;
    await makeRoots(client, districts);
    say('provinces and cities');
    const from = '$table t cross join grown c';
    const id = (column) => copyOf(`t.${column}`, 'c.n');
    const moved = {
      path: `c.path || substr(t.path, ${path.length + 1})`,
      place_id: id('place_id'),
    };
    const renamed = `c.code || substr(t.code, ${code.length + 1})`;
    const below = `t.path ^@ '${path}'`;
    await copyRows(client, 'place', {
      own: {
        id: id('id'),
        code: renamed,
        path: moved.path,
        parent_id: `case when t.kind = 'DISTRICT' then c.city else ${id('parent_id')} end`,
      },
      from,
      where: below,
    });
    say('places');
    await copyRows(client, 'party_organisation', {
      own: {
        id: id('id'),
        code: `t.code || '-' || c.n`,
        parent_id: `case when t.parent_id is not null then ${id('parent_id')} end`,
        ...moved,
      },
      from,
      where: below,
    });
    await copyRows(client, 'building_post', {
      own: {
        id: id('id'),
        party_organisation_id: `case when t.party_organisation_id is not null then ${id('party_organisation_id')} end`,
        ...moved,
      },
      from,
      where: below,
    });
    await copyRows(client, 'partner_unit', {
      own: { id: id('id'), code: `t.code || '-' || c.n`, ...moved },
      from,
      where: below,
    });
    const ofUnit = {
      ...moved,
      unit_id: `case when t.unit_id is not null then ${id('unit_id')} end`,
    };
    for (const table of ['agreement', 'resource']) {
      await copyRows(client, table, {
        own: { id: id('id'), number: `t.number || '-' || c.n`, ...ofUnit },
        from,
        where: below,
      });
    }
    say('organisations, units, agreements, resources');
    await client.query(
      `create temporary table chosen as select id from need where path ^@ '${path}'
         and (merged_into_id is null) order by md5(id) limit ${needsEach}`,
    );
    const isOf = '$need in (select id from chosen)';
    await copyNeeds(client, { from, copy: 'c.n', moved: ofUnit, isOf, say });
  });
}

async function makeRoots(client, districts) {
  await client.query(
    `create temporary table grown as
       select n, 'place_01' || left(md5('city' || (n % 300)), 24) as city,
         'p' || (n % 30) || '.c' || (n % 300) || '.d' || n || '.' as path,
         '9' || lpad(n::text, 5, '0') as code
       from generate_series(1, ${districts}) n`,
  );
  await client.query(
    `insert into place (id, code, kind, name, parent_id, path, is_demo)
       select distinct 'place_01' || left(md5('province' || n % 30), 24), '8' || lpad((n % 30)::text, 3, '0'),
         'PROVINCE', '演示省' || n % 30, null, 'p' || n % 30 || '.', true from grown;
     insert into place (id, code, kind, name, parent_id, path, is_demo)
       select distinct city, '7' || lpad((n % 300)::text, 5, '0'), 'CITY', '演示市' || n % 300,
         'place_01' || left(md5('province' || n % 30), 24), 'p' || n % 30 || '.c' || n % 300 || '.', true from grown`,
  );
}

/** What is dear a row at a time is done for all of them behind. */
async function aside(client, say, work) {
  const { rows } = await client.query(
    `select indexdef from pg_indexes where schemaname = 'gridhub' and indexname = 'need_pieces'`,
  );
  await client.query(`set statement_timeout = 0; set work_mem = '256MB'; set maintenance_work_mem = '512MB';
    set gridhub.actor = 'demo'; set gridhub.command = 'grow';
    alter table need disable trigger need_counted; drop index need_pieces`);
  try {
    await work();
  } finally {
    await client.query('alter table need enable trigger need_counted');
    await client.query(rows[0].indexdef);
  }
  say('the index of search');
  await client.query(`begin; delete from need_count_delta; delete from need_count;
    insert into need_count (path, state, count)
      select above.path, t.state, sum(t.n)::integer
      from (select path, state, count(*) as n from need group by path, state) t,
        unnest(path_ancestors(t.path)) as above (path) group by above.path, t.state; commit`);
  await client.query('vacuum (analyze)');
  say('counters and statistics');
}
