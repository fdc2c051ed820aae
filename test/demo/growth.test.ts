/** A database that has grown: its counters equal its lists, its journal tells of every row, and a hub runs on it. */
import { expect, test } from 'vitest';
import { grow } from '../../src/demo/growth.ts';
import { openTestHub } from '../support/hub.ts';

const KINDS = {
  'of more needs': { growth: { needs: 15_000 }, needs: 15_000, places: 1 },
  'of more districts': { growth: { districts: 3 }, needs: 9_500, places: 3.9 },
};

const JOURNALED = [
  'place',
  'party_organisation',
  'building_post',
  'civic_body',
  'term',
  'venue',
  'service_item',
  'delegated_function',
  'person',
  'appointment',
  'meeting',
  'decision',
  'partner_unit',
  'agreement',
  'resource',
  'need',
  'claim',
  'project',
];

/** Two hubs with a database each. */
const hubs = await Promise.all(
  Object.entries(KINDS).map(async ([name, kind]) => {
    const hub = await openTestHub({ demo: true });
    const [before] = await hub.sql<{ places: number }>('select count(*)::int as places from place');
    await grow(hub.databaseUrl, kind.growth);
    await hub.sql(`update access_grant set path = '1.', place_id = (select id from place where path = '1.')
      where account_id = '${hub.office.accountId}' and place_id is not null`);
    return [name, hub, { ...kind, places: kind.places * (before?.places ?? 0) }] as const;
  }),
);

test.each(hubs)('%s: the rows are there, in their order', async (_, { sql }, expected) => {
  const [row] = await sql<{ needs: number; places: number; claims: number }>(
    `select (select count(*)::int from need) as needs, (select count(*)::int from place) as places,
      (select count(*)::int from claim) as claims`,
  );
  expect(row?.needs).toBeGreaterThan(expected.needs * 0.97);
  expect(row?.places).toBeGreaterThanOrEqual(Math.floor(expected.places));
  const misplaced =
    await sql(`select r.id from need r join place p on p.id = r.place_id where p.path <> r.path
    union all select p.id from place p join place a on a.id = p.parent_id
      where p.path !~ ('^' || replace(a.path, '.', '[.]') || '[0-9a-z]+[.]$')
    union all select r.id from claim r join need n on n.id = r.need_id where n.path <> r.path
    union all select r.id from need r where not exists (select from need_step s where s.need_id = r.id and s.version = r.version)`);
  expect(misplaced).toEqual([]);
});

test.each(hubs)('%s: the counters of every place equal its list', async (_, { sql }) => {
  const different = await sql(`with counted as (
      select a.path, n.state, count(*)::int as count from need n, unnest(path_ancestors(n.path)) a (path)
      group by a.path, n.state)
    select * from counted c full join need_count k using (path, state)
    where c.count is distinct from nullif(k.count, 0)`);
  expect(different).toEqual([]);
  expect(await sql('select from need_count_delta')).toEqual([]);
});

test.each(hubs)('%s: the journal tells of every row', async (_, { sql }) => {
  for (const table of JOURNALED) {
    const untold = await sql(
      `select id from ${table} except select row_id from change where kind = '${table}'`,
    );
    expect(untold, table).toEqual([]);
  }
  expect(
    await sql(`select from change where kind = 'person' and (after ? 'name' or before ? 'name')`),
  ).toEqual([]);
});

test.each(hubs)('%s: a hub runs on it', async (_, { ask, sql, hub, build }) => {
  const answer = await ask(
    `{ place(by: { code: "211102" }) { id needCounts { total } needs(first: 2) { totalCount nodes { id history { totalCount } } } } }`,
  );
  expect(answer.place.needs.nodes).toHaveLength(2);
  expect(answer.place.needCounts.total).toBe(answer.place.needs.totalCount);
  const before = answer.place.needCounts.total;
  await build.run('reportNeed', {
    place: { id: answer.place.id },
    title: '楼道照明维修',
    category: 'PUBLIC_FACILITY',
  });
  await hub.services.live.foldCounts();
  const after = await ask(`{ place(by: { code: "211102" }) { needCounts { total } } }`);
  expect(after.place.needCounts.total).toBe(before + 1);
  const [made] = await sql<{ key: string }>(`select nextval('place_key_sequence') as key`);
  expect(Number(made?.key)).toBeGreaterThan(4_000);
});

test('it grows once, and from the demo alone', async () => {
  const [[, grown] = []] = hubs;
  const empty = await openTestHub();
  await expect(grow(grown?.databaseUrl ?? '', { needs: 1_000_000 })).rejects.toThrow(
    'grown already',
  );
  await expect(grow(empty.databaseUrl, { needs: 1_000_000 })).rejects.toThrow('demo district');
});
