/** Places move and change their codes; what hangs on them goes with them. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, sql, hub, listen } = await openTestHub();

test('a moved community takes its grids, needs, claims and counts along, as one event', async () => {
  const street = await build.place('STREET');
  const other = await build.place('STREET');
  const community = await build.place('COMMUNITY', street);
  const grid = await build.place('GRID', community);
  const unit = await build.unit({ place: community });
  await build.agreement({ unit, place: community });
  const need = await build.need({ place: grid });
  await build.claim({ need, unit, isAccepted: false });
  const read = async (id: string) =>
    (
      await ask(
        'query ($id: ID!) { place(by: { id: $id }) { needCounts { total } needs { nodes { id } } } }',
        { id },
      )
    ).place;
  expect(await read(street.id)).toEqual({
    needCounts: { total: 1 },
    needs: { nodes: [{ id: need.id }] },
  });
  const [{ last } = { last: 0 }] = await sql<{ last: number }>(
    'select max(id)::int as last from change',
  );

  await build.run('movePlace', { placeId: community.id, parentId: other.id });

  expect(await read(street.id)).toEqual({ needCounts: { total: 0 }, needs: { nodes: [] } });
  expect(await read(other.id)).toEqual({
    needCounts: { total: 1 },
    needs: { nodes: [{ id: need.id }] },
  });
  await hub.services.live.foldCounts();
  expect((await read(other.id)).needCounts).toEqual({ total: 1 });
  expect((await read(street.id)).needCounts).toEqual({ total: 0 });
  const { place } = await ask('query ($id: ID!) { place(by: { id: $id }) { ancestors { id } } }', {
    id: grid.id,
  });
  expect(place.ancestors.map(({ id }: { id: string }) => id).slice(-2)).toEqual([
    other.id,
    community.id,
  ]);
  expect(await sql('select kind, row_id from change where id > $1', [last])).toEqual([
    { kind: 'place', row_id: community.id },
  ]);
  const left = await sql<{ n: number }>(
    `select (select count(*) from need where path like $1) + (select count(*) from claim where path like $1)
       + (select count(*) from agreement where path like $1) + (select count(*) from partner_unit where path like $1) as n`,
    [`${community.path}%`],
  );
  expect(Number(left[0]?.n)).toBe(0);
});

test('a place can be moved only to a parent of the same kind, never below itself', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', street);
  const grid = await build.place('GRID', community);
  expect(await build.refused('movePlace', { placeId: community.id, parentId: grid.id })).toEqual({
    code: 'CONFLICT',
  });
  expect(await build.refused('movePlace', { placeId: grid.id, parentId: street.id })).toEqual({
    code: 'CONFLICT',
  });
});

test('a retired code still finds its place, and is never given again', async () => {
  const community = await build.place();
  await build.run('recodePlace', { placeId: community.id, code: '211102999001' });
  const { place } = await ask(
    'query ($code: String!) { place(by: { code: $code }) { id code codes { totalCount nodes { code retiredAt replacedBy } } } }',
    { code: community.code },
  );
  expect(place).toMatchObject({ id: community.id, code: '211102999001' });
  expect(place.codes.totalCount).toBe(2);
  expect(
    place.codes.nodes.find(({ code }: { code: string }) => code === community.code),
  ).toMatchObject({
    replacedBy: '211102999001',
    retiredAt: expect.any(String),
  });
  const other = await build.place();
  expect(await build.refused('recodePlace', { placeId: other.id, code: community.code })).toEqual({
    code: 'CONFLICT',
  });
  expect(await build.refused('recodePlace', { placeId: other.id, code: 'abc' })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'input.code',
  });
});

test('a live feed of the new place is told of the needs that moved there, from their next change on', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', await build.place('STREET'));
  const need = await build.need({ place: community });
  await build.run('movePlace', { placeId: community.id, parentId: street.id });
  const feed = await listen(
    'subscription ($scope: ScopeInput) { needChanged(scope: $scope) { ... on NeedChange { id effect } } }',
    {
      scope: { placeId: street.id },
    },
  );
  await feed.next();
  await build.run('shelveNeed', { needId: need.id, reason: 'x', reviewOn: '2099-01-01' });
  expect(await feed.next()).toEqual({ id: need.id, effect: 'CHANGED' });
});

test('a feed of a place that is moved is told to read anew, and goes on where the place is now', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', await build.place('STREET'));
  const need = await build.need({ place: community });
  const feed = await listen(
    'subscription ($scope: ScopeInput) { needChanged(scope: $scope) { __typename ... on NeedChange { id effect } } }',
    { scope: { placeId: community.id } },
  );
  await feed.next();
  await build.run('movePlace', { placeId: community.id, parentId: street.id });
  expect(await feed.next()).toEqual({ __typename: 'FeedReset' });
  await build.run('withdrawNeed', { needId: need.id, reason: 'x' });
  expect(await feed.next()).toEqual({ __typename: 'NeedChange', id: need.id, effect: 'CHANGED' });
});

test('a need that is reported while its place is moved hangs where the place is in the end', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', await build.place('STREET'));
  const all = Array.from({ length: 12 }, (_, i) =>
    i === 5
      ? build.run('movePlace', { placeId: community.id, parentId: street.id })
      : build.need({ place: community, state: 'REPORTED' }),
  );
  await Promise.all(all);
  const [{ apart } = { apart: -1 }] = await sql<{ apart: number }>(
    `select count(*)::int as apart from need n join place p on p.id = n.place_id where n.path <> p.path`,
  );
  expect(apart).toBe(0);
});
