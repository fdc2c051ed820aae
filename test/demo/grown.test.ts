/** A database that was grown far beyond the demo is one like any other: counts equal lists, and what was grown is found. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const GROW = fileURLToPath(new URL('../../bench/grow.js', import.meta.url));
const grow = (databaseUrl: string, ...words: string[]) =>
  promisify(execFile)(process.execPath, [GROW, ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });

const hub = await openTestHub({ demo: true });
const { ask, databaseUrl, sql } = hub;

/** Places whose counter is not what its list holds. */
const wrong = () =>
  sql(
    `select p.code, c.count, n.count as real from place p
     cross join lateral (select coalesce(sum(count), 0)::integer as count from need_count where path = p.path) c
     cross join lateral (select count(*)::integer as count from need where path >= p.path and path < path_end(p.path)) n
     where p.kind in ('PROVINCE', 'DISTRICT', 'STREET', 'COMMUNITY') and c.count <> n.count`,
  );

test('more needs in the district, with their claims', async () => {
  await grow(databaseUrl, '--needs', '3000');
  expect(await wrong()).toEqual([]);
  const { district } = await ask(
    '{ district(code: "211102") { needCounts { total } needs { totalCount nodes { number claims { totalCount } } } } }',
  );
  expect(district.needs.totalCount).toBe(10_000);
  expect(district.needCounts.total).toBe(10_000);
  const [grown] = await sql<{ number: string }>(
    `select number from need where number like '%-1' order by created_at desc limit 1`,
  );
  const { need } = await ask(
    'query ($number: String!) { need(by: { number: $number }) { number } }',
    {
      number: grown?.number,
    },
  );
  expect(need).toEqual({ number: grown?.number });
});

test('other districts like it', async () => {
  await grow(databaseUrl, '--nation', '--scale', '0.002');
  expect(await wrong()).toEqual([]);
  const { district } = await ask(
    '{ district(code: "900001") { name streets { communities { name } } } }',
  );
  expect(district.streets.length).toBe(8);
});
