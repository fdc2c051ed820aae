/** Accounts managed by admins: what they see of them, what becomes of tokens, and that nobody rises above itself. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office, sql } = hub;
const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const beside = await build.place('STREET', district);
const community = await build.place('COMMUNITY', street);
const admin = as((await office.account({ role: 'DISTRICT_ADMIN', place: district })).token);
const local = as((await office.account({ role: 'STREET_ADMIN', place: street })).token);

const GRANT = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) {
  grant { id role validUntil place { id } unit { id } account { id name } } } }`;
const TOKEN = `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
  secret token { id label expiresAt lastUsedAt account { id } } } }`;
const WHO = '{ viewer { role grants { place { id } } } }';

async function grant(input: object, by = local) {
  return (await by.ask(GRANT, { input })).grantRole.grant;
}

async function codeOf(answer: Promise<{ errors?: { extensions: object }[] }>) {
  return (await answer).errors?.[0]?.extensions;
}

test('an admin makes an account, gives it a role and a token, and takes both', async () => {
  const made = await grant({
    accountName: '示范网格员',
    role: 'GRID_WORKER',
    placeId: community.id,
  });
  expect(made).toMatchObject({ role: 'GRID_WORKER', account: { name: '示范网格员' } });
  const input = { accountId: made.account.id, label: '巡查手机', days: 30, idempotencyKey: 'a' };
  const { secret, token } = (await local.ask(TOKEN, { input })).createToken;
  expect(secret).toMatch(/^hub_[\w-]{43}$/);
  expect(token).toMatchObject({ label: '巡查手机', lastUsedAt: null });
  expect(await as(secret).ask(WHO)).toEqual({
    viewer: { role: 'GRID_WORKER', grants: [{ place: { id: community.id } }] },
  });
  const again = (await local.ask(TOKEN, { input })).createToken;
  expect([again.token.id, again.secret]).toEqual([token.id, null]);

  await local.ask(
    `mutation ($input: EndGrantInput!) { endGrant(input: $input) { grant { validUntil } } }`,
    { input: { grantId: made.id } },
  );
  expect((await as(secret).ask(WHO)).viewer.grants).toEqual([]);
  await grant({ accountId: made.account.id, role: 'SCREEN', placeId: community.id });
  await local.ask(
    `mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { token { revokedAt } secret } }`,
    { input: { tokenId: token.id } },
  );
  expect(await codeOf(as(secret).answer(WHO))).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('an admin lists the accounts of its places, with their grants there and no more', async () => {
  const { accountId } = await office.account(
    { role: 'COMMUNITY_STAFF', place: community },
    { role: 'COMMUNITY_STAFF', place: beside },
  );
  const elsewhere = await office.account({ role: 'COMMUNITY_STAFF', place: beside });
  const LIST =
    '{ accounts(first: 100) { nodes { id grants { totalCount nodes { place { id } } } tokens { nodes { label } } } } }';
  const { nodes } = (await local.ask(LIST)).accounts;
  const found = nodes.find((one: { id: string }) => one.id === accountId);
  expect(found).toEqual({
    id: accountId,
    grants: { totalCount: 1, nodes: [{ place: { id: community.id } }] },
    tokens: { nodes: [{ label: 'test' }] },
  });
  const ids = nodes.map(({ id }: { id: string }) => id);
  expect(ids).not.toContain(elsewhere.accountId);
  const node = await local.ask('query ($id: ID!) { node(id: $id) { id } }', {
    id: elsewhere.accountId,
  });
  expect(node).toEqual({ node: null });
  // A token for both places would be one for the place beside, too.
  const input = { accountId, label: '演示' };
  expect(await codeOf(local.answer(TOKEN, { input }))).toMatchObject({ code: 'FORBIDDEN' });
});

test('an account that rises loses the tokens that were made for it below', async () => {
  const made = await grant({ accountName: '升任', role: 'GRID_WORKER', placeId: community.id });
  const input = { accountId: made.account.id, label: '旧' };
  const { secret } = (await local.ask(TOKEN, { input })).createToken;
  await grant({ accountId: made.account.id, role: 'STREET_ADMIN', placeId: street.id }, admin);
  expect(await codeOf(as(secret).answer(WHO))).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await codeOf(local.answer(TOKEN, { input }))).toMatchObject({ code: 'FORBIDDEN' });
  const own = (await admin.ask(TOKEN, { input })).createToken.secret;
  await grant({ accountId: made.account.id, role: 'AUDITOR', placeId: street.id }, admin);
  expect((await as(own).ask(WHO)).viewer.grants).toHaveLength(3);
});

test('what does not fit is refused by its field', async () => {
  const place = { placeId: community.id };
  const unit = await build.unit({ place: community });
  const refusals: [object, string][] = [
    [{ accountName: '甲', role: 'UNIT_LIAISON', ...place }, 'input.unitId'],
    [{ accountName: '甲', role: 'SCREEN', unitId: unit.id }, 'input.placeId'],
    [{ accountName: '甲', role: 'SCREEN', ...place, unitId: unit.id }, 'input.placeId'],
    [{ role: 'SCREEN', ...place }, 'input.accountId'],
    [{ accountName: ' ', role: 'SCREEN', ...place }, 'input.accountName'],
    [
      { accountName: '甲', role: 'SCREEN', ...place, validUntil: '2020-01-01T00:00:00Z' },
      'input.validUntil',
    ],
  ];
  const before = await sql('select count(*) from account');
  for (const [input, argument] of refusals) {
    expect(await codeOf(local.answer(GRANT, { input }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
    });
  }
  const { accountId } = await office.account({ role: 'SCREEN', place: community });
  const token = { accountId, label: '演示', days: 0 };
  expect(await codeOf(local.answer(TOKEN, { input: token }))).toMatchObject({
    argument: 'input.days',
  });
  expect(Number((await sql('select count(*) from account'))[0]?.['count'])).toBe(
    Number(before[0]?.['count']) + 1,
  );
});

test('the audit tells who gave what, and holds no secret', async () => {
  const auditor = as((await office.account({ role: 'AUDITOR', place: district })).token);
  const made = await grant({ accountName: '审计样本', role: 'SCREEN', placeId: community.id });
  const input = { accountId: made.account.id, label: '大屏' };
  const { secret } = (await local.ask(TOKEN, { input })).createToken;
  const { nodes } = (
    await auditor.ask('{ audit(first: 5, kind: COMMAND) { nodes { what objectId role } } }')
  ).audit;
  expect(nodes.slice(0, 2).map((one: { what: string }) => one.what)).toEqual([
    'createToken',
    'grantRole',
  ]);
  expect(nodes[1]).toMatchObject({ objectId: made.id, role: 'STREET_ADMIN' });
  const everywhere = await sql(
    `select 1 from token where hash = $1 union all select 1 from audit where audit::text like '%' || $1 || '%'`,
    [secret],
  );
  expect(everywhere).toEqual([]);
});

test('a token does not come further than the grants that it was made for', async () => {
  const made = await grant({
    accountName: '调任',
    role: 'GRID_WORKER',
    placeId: community.id,
  });
  const input = { accountId: made.account.id, label: '旧' };
  const secretOf = async () => (await local.ask(TOKEN, { input })).createToken.secret;
  const first = await secretOf();
  // Within what it has: the token stays.
  await grant({ accountId: made.account.id, role: 'COMMUNITY_SECRETARY', placeId: community.id });
  expect((await as(first).ask(WHO)).viewer.grants).toHaveLength(2);
  // In another street, by somebody who may: the maker of the token may not come along.
  await grant({ accountId: made.account.id, role: 'COMMUNITY_STAFF', placeId: beside.id }, admin);
  expect(await codeOf(as(first).answer(WHO))).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a leaver’s token is revoked though no grant is in force any more', async () => {
  const { accountId, grantIds } = await office.account({ role: 'GRID_WORKER', place: community });
  const [token] = await sql<{ id: string }>('select id from token where account_id = $1', [
    accountId,
  ]);
  await local.ask(
    `mutation ($input: EndGrantInput!) { endGrant(input: $input) { grant { id } } }`,
    { input: { grantId: grantIds[0] } },
  );
  const answer = await local.ask(
    `mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { token { revokedAt } } }`,
    { input: { tokenId: token?.id } },
  );
  expect(answer.revokeToken.token.revokedAt).not.toBeNull();
  const input = { accountId, label: '演示' };
  expect(await codeOf(local.answer(TOKEN, { input }))).toMatchObject({ code: 'CONFLICT' });
});

test('a token ends with the right of the admin that made it, and its socket with it', async () => {
  const { token, grantIds } = await office.account({ role: 'STREET_ADMIN', place: street });
  const made = await grant({ accountName: '值守', role: 'SCREEN', placeId: community.id });
  const input = { accountId: made.account.id, label: '大厅' };
  const { secret, token: ofMaker } = (await as(token).ask(TOKEN, { input })).createToken;
  const others = (await local.ask(TOKEN, { input })).createToken.secret;
  const feed = await hub.listen('subscription { needChanged { __typename } }', {}, secret);
  expect(await feed.next()).toEqual({ __typename: 'FeedCaughtUp' });
  await admin.ask(
    'mutation ($input: EndGrantInput!) { endGrant(input: $input) { grant { id } } }',
    {
      input: { grantId: grantIds[0] },
    },
  );
  expect(await codeOf(as(secret).answer(WHO))).toMatchObject({ code: 'UNAUTHENTICATED' });
  const REVOKED =
    'query ($id: ID!) { node(id: $id) { ... on Account { tokens { nodes { id revokedAt } } } } }';
  const { nodes } = (await admin.ask(REVOKED, { id: made.account.id })).node.tokens;
  expect(nodes).toHaveLength(2);
  for (const { id, revokedAt } of nodes) expect(revokedAt !== null).toBe(id === ofMaker.id);
  await expect(feed.next()).rejects.toMatchObject({ cause: { code: 4401 } });
  expect((await as(others).ask(WHO)).viewer.role).toBe('SCREEN');
});

test('two grants that made one token may be ended at the same moment', async () => {
  const END =
    'mutation ($input: EndGrantInput!) { endGrant(input: $input) { grant { validUntil } } }';
  for (let i = 0; i < 6; i += 1) {
    const maker = await office.account(
      { role: 'STREET_ADMIN', place: street },
      { role: 'STREET_ADMIN', place: beside },
    );
    const { accountId, token } = await office.account({ role: 'SCREEN', place: street });
    await sql('update token set made_by = $2 where account_id = $1', [accountId, maker.grantIds]);
    const ended = await Promise.all(
      maker.grantIds.map((grantId) => admin.answer(END, { input: { grantId } })),
    );
    expect(ended.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(await codeOf(as(token).answer(WHO))).toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});

test('a token is good for no longer than the right that it was made by', async () => {
  const until = new Date(Date.now() + 3_600_000);
  const { token } = await office.account({ role: 'STREET_ADMIN', place: street, until });
  const made = await grant({ accountName: '临时', role: 'SCREEN', placeId: community.id });
  const input = { accountId: made.account.id, label: '大厅', days: 30 };
  const { expiresAt } = (await as(token).ask(TOKEN, { input })).createToken.token;
  expect(new Date(expiresAt)).toEqual(until);
});
