/** The nested tree of places and Party organisations, and how many statements it takes. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DistrictTreeDocument } from '../operations/generated/graphql.ts';
import { seedIfEmpty } from '../../src/demo/seed.ts';
import { DEMO } from '../support/databases.ts';
import { openTestHub } from '../support/hub.ts';
import { openOffice } from '../support/office.ts';
import { sqlOf } from '../support/sql.ts';

const demo = await openTestHub({ demo: true });
const larger = await openTestHub({ isBare: true });

/** District, streets, their organisations, communities, grids, their organisations, buildings. */
const LEVELS = 5;

test('the district shows its streets, communities, grids, Party groups and buildings', async () => {
  const { district } = await demo.ask(DistrictTreeDocument, { code: '211102' });
  const streets = district?.streets ?? [];
  const communities = streets.flatMap((street) => street.communities);
  const grids = communities.flatMap((community) => community.grids);
  expect(streets).toHaveLength(8);
  expect(communities.filter(({ kind }) => kind === 'COMMUNITY')).toHaveLength(33);
  expect(communities.filter(({ kind }) => kind === 'VILLAGE')).toHaveLength(18);
  expect(grids).toHaveLength(248);
  for (const grid of grids) {
    expect(grid.partyOrganisations.map(({ kind }) => kind)).toEqual(['GRID_GROUP']);
    expect(grid.buildings.length).toBeGreaterThanOrEqual(12);
  }
});

test('the tree takes at most two statements a level, the same with ten times the rows', async () => {
  await seedIfEmpty(larger.databaseUrl, larger.hub.services.reader.tables, () => {}, {
    ...DEMO,
    needs: 10,
    more: 10,
  });
  await demo.ask(DistrictTreeDocument, { code: '211102' });
  const few = demo.statements().map(({ name }) => name);
  const { token } = await openOffice(larger.sql);
  const admin = larger.as(token);
  const { district } = await admin.ask(DistrictTreeDocument, { code: '211102' });
  const many = larger.statements().map(({ name }) => name);
  const grids = district?.streets.flatMap(({ communities }) =>
    communities.flatMap((one) => one.grids),
  );
  expect(grids).toHaveLength(2480);
  expect(many).toEqual(few);
  expect(few.length).toBeLessThanOrEqual(2 * LEVELS);
}, 240_000);

test('its statements are the ones that were reviewed', async () => {
  await demo.ask(DistrictTreeDocument, { code: '211102' });
  await expect(sqlOf(demo.statements())).toMatchFileSnapshot('../statements/district-tree.sql');
});

test('the demo keeps the real names and codes as the statistics have them', async () => {
  const reference = await readFile(
    new URL('../../src/domain/place/reference/shuangtaizi.ts', import.meta.url),
    'utf8',
  );
  const rows = await demo.sql<{ code: string; name: string; kind: string }>(
    `select code, name, kind from place where not is_demo order by code`,
  );
  expect(rows).toHaveLength(62);
  for (const { code, name, kind } of rows) expect(reference).toContain(`${code} ${kind} ${name} `);
});
