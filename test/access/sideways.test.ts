/** What got round the rules by a side way: through another command, a reason, a place above, a cost. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { as, ask, build, office, sql } = hub;
const [street] = await sql<{ id: string; path: string }>(
  `select id, path from place where code = '211102002'`,
);
const [district] = await sql<{ id: string; path: string }>(
  `select id, path from place where code = '211102'`,
);
if (!street || !district) throw new Error('the demo is not there');
const WHO = '{ viewer { role } }';
const faultOf = async (
  answer: Promise<{ errors?: readonly { message: string; extensions: object }[] }>,
) => (await answer).errors?.[0];

test('whoever may not take a token away does not take it by giving a role', async () => {
  const beside = await build.place('STREET', district as never);
  const [community, another] = await Promise.all([
    build.place('COMMUNITY', street as never),
    build.place('COMMUNITY', street as never),
  ]);
  const local = as((await office.account({ role: 'STREET_ADMIN', place: street })).token);
  const GRANT = 'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { grant { id } } }';
  const { accountId, token } = await office.account(
    { role: 'STREET_ADMIN', place: beside },
    { role: 'GRID_WORKER', place: community },
  );
  const input = { accountId, role: 'SCREEN', placeId: another.id };
  expect(await faultOf(local.answer(GRANT, { input }))).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect((await as(token).ask(WHO)).viewer.role).toBe('STREET_ADMIN');
  // By whoever may take it: the role is given, and the token ends.
  await ask(GRANT, { input });
  expect((await faultOf(as(token).answer(WHO)))?.message).toContain('The token was revoked');
});

test('a token that ended with its maker’s right says so to whoever holds it', async () => {
  const { accountId, token } = await office.account({ role: 'SCREEN', place: street });
  const { grantIds } = await office.account({ role: 'STREET_ADMIN', place: street });
  await sql('update token set made_by = $2 where account_id = $1', [accountId, grantIds]);
  expect((await as(token).ask(WHO)).viewer.role).toBe('SCREEN');
  await sql(
    `update access_grant set valid_until = now() - interval '1 second' where id = any($1)`,
    [grantIds],
  );
  await expect
    .poll(async () => (await faultOf(as(token).answer(WHO)))?.message)
    .toBe('The token ended with the right of whoever made it. Ask for a new one.');
});

test.each([
  { contactName: '王示范 13812345678' },
  { contactName: '王示范 身份证11010519491231002X' },
  { officePhone: '13812345678' },
  { officePhone: '+86 138-1234-5678' },
])('a liaison’s name and telephone hold no number of a person: %o', async (given) => {
  const unit = await build.unit();
  const AMEND =
    'mutation ($input: AmendLiaisonInput!) { amendLiaison(input: $input) { unit { id } } }';
  const fault = await faultOf(
    as(office.token).answer(AMEND, { input: { unitId: unit.id, ...given } }),
  );
  expect(fault).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', argument: `input.${Object.keys(given)[0]}` },
  });
  const input = { unitId: unit.id, contactName: '王示范', officePhone: '0427-2345678' };
  await ask(AMEND, { input });
});

test('who claimed a need that was merged is not told the number of the other', async () => {
  const community = await build.place('COMMUNITY', street as never);
  const unit = await build.unit({ place: community });
  await build.agreement({ unit, place: community });
  const need = await build.need({ place: community });
  await build.claim({ need, unit, isAccepted: false });
  const other = await build.need({ place: community });
  await build.run('mergeNeed', { needId: need.id, intoId: other.id });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const told = await as(token).ask(
    `query ($id: ID!) { need(by: { id: $id }) { state history { nodes { reason } }
      claims { nodes { reason history { nodes { reason } } } } } }`,
    { id: need.id },
  );
  expect(told.need.state).toBe('MERGED');
  expect(JSON.stringify(told)).toContain('merged into another need');
  expect(JSON.stringify(told)).not.toContain(other.number);
});

test('a reason may name a building by its code, whatever its digits look like', async () => {
  const building = await build.place('BUILDING');
  const code = '621102002005001009';
  await sql('insert into place_code (code, place_id) values ($1, $2)', [code, building.id]);
  const need = await build.need({ place: building });
  const input = { needId: need.id, reason: `已并入楼栋${code}改造` };
  const WITHDRAW =
    'mutation ($input: NeedReasonInput!) { withdrawNeed(input: $input) { need { state } } }';
  expect((await ask(WITHDRAW, { input })).withdrawNeed.need.state).toBe('WITHDRAWN');
});

test('a screen on a building is told nothing of the grid above it', async () => {
  const community = await build.place('COMMUNITY', street as never);
  const grid = await build.place('GRID', community);
  const building = await build.place('BUILDING', grid);
  await build.need({ place: building, visibility: 'PARTNERS' });
  const screen = as((await office.account({ role: 'SCREEN', place: building })).token);
  const told = await screen.ask(
    `query ($id: ID!) { place(by: { id: $id }) { needCounts { total } needs { totalCount } }
      needs(scope: { placeId: $id }) { totalCount } claims(scope: { placeId: $id }) { totalCount } }`,
    { id: grid.id },
  );
  expect(told).toMatchObject({
    place: { needs: { totalCount: 0 } },
    needs: { totalCount: 0 },
    claims: { totalCount: 0 },
  });
  expect(told.place.needCounts?.total ?? 0).toBe(0);
});

test('places within one are the same by its id as by its code, for a screen too', async () => {
  const screen = as((await office.account({ role: 'SCREEN', place: district })).token);
  const [building] = await sql<{ id: string; code: string }>(
    `select id, code from place where kind = 'BUILDING' and path ^@ $1 order by code limit 1`,
    [district.path],
  );
  const told = await screen.ask(
    `query ($id: ID!, $code: String!) { id: places(within: { id: $id }) { totalCount }
      code: places(within: { code: $code }) { totalCount } }`,
    building,
  );
  expect(told.id.totalCount).toBe(told.code.totalCount);
});

test('to a screen a hidden word that is common is one that nothing holds', async () => {
  const screen = as((await office.account({ role: 'SCREEN', place: district })).token);
  const [common] = await sql<{ word: string; count: number }>(
    `select w as word, count(*)::int as count from need, lateral (select distinct substr(description, i, 2) as w
       from generate_series(1, length(description) - 1) i) d
     where path ^@ $1 and visibility = 'PARTNERS' and listed_at is not null and strpos(title, w) = 0 and w !~ '[^一-龥]'
     group by w order by 2 desc limit 1`,
    [district.path],
  );
  expect(common?.count).toBeGreaterThan(500);
  const candidatesOf = async (search: string) => {
    const sent = await hub.explained(() =>
      screen.ask('query ($search: String) { needs(search: $search) { nodes { id } } }', { search }),
    );
    expect(sent[0]?.statement.name).toBe('need.candidatesOfScreens');
    const reading = sent.find(({ statement }) => statement.name === 'need.page');
    return reading?.values.filter((one) => Array.isArray(one) && one.length === 0);
  };
  // Of neither is a row a candidate.
  expect(await candidatesOf(common?.word ?? '')).toEqual([[]]);
  expect(await candidatesOf('囍囎')).toEqual([[]]);
});
