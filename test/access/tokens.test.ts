/** Tokens of the hub: what is good, what is not, who is told so; the command line's commands. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const { as, office, sql } = hub;
const WHO = '{ viewer { name role sees grants { role validUntil place { name } unit { name } } } }';

const gridhub = async (...words: string[]) => {
  const program = fileURLToPath(new URL('../../bin/gridhub.js', import.meta.url));
  const run = promisify(execFile)(process.execPath, [program, ...words], {
    env: { PATH: process.env['PATH'], DATABASE_URL: hub.databaseUrl },
  });
  return run.then(
    ({ stdout }) => stdout.trim(),
    (error: { stderr: string; code: number }) => `${error.code}: ${error.stderr.trim()}`,
  );
};

const messageOf = async (token: string) =>
  (await as(token).answer(WHO)).errors?.map(({ message }) => message).join();

test('nobody known sees places and Party organisations, and no name in them', async () => {
  const answer = await as(null)
    .ask(`{ viewer { name role sees } needs { totalCount } partnerUnits { totalCount }
    district(code: "211102") { name needCounts { total } partyOrganisations { name secretaryName } } }`);
  expect(answer).toMatchObject({
    viewer: { name: '匿名', role: null },
    needs: { totalCount: 0 },
    partnerUnits: { totalCount: 0 },
    district: { name: '双台子区', needCounts: null },
  });
  expect(answer.district.partyOrganisations[0]).toMatchObject({ secretaryName: null });
});

test.each([
  ['no bearer', 'Basic eDp5'],
  ['another form', 'Bearer secret'],
  ['unknown', `Bearer hub_${'x'.repeat(43)}`],
])('a token that is no good is 401: %s', async (_, authorization) => {
  const answer = await fetch(`${hub.hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: WHO }),
  });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('revoked and expired tokens are refused, future and past grants are none', async () => {
  const { token, accountId } = await office.account(
    { role: 'SCREEN', place: office.root, from: new Date('2090-01-01') },
    { role: 'AUDITOR', place: office.root, until: new Date('2020-01-01') },
  );
  expect((await as(token).ask(WHO)).viewer.grants).toEqual([]);
  await sql('update token set revoked_at = now() where account_id = $1', [accountId]);
  expect(await as(token).refusal(WHO)).toEqual({ code: 'UNAUTHENTICATED' });
  const expired = await office.account({ role: 'SCREEN', place: office.root });
  await sql('update token set expires_at = now() where account_id = $1', [expired.accountId]);
  expect(await as(expired.token).refusal(WHO)).toEqual({ code: 'UNAUTHENTICATED' });
});

test('whoever holds a token that is no good is told why; a guess is told of nothing', async () => {
  const of = async (change: string) => {
    const { token, accountId } = await office.account({ role: 'SCREEN', place: office.root });
    await sql(`update token set ${change} where account_id = $1`, [accountId]);
    return messageOf(token);
  };
  expect(await of(`revoked_at = '2026-02-03T04:05:06Z'`)).toBe(
    'The token was revoked at 2026-02-03T04:05:06Z. Ask for a new one.',
  );
  expect(await of(`expires_at = '2026-02-03T04:05:06Z'`)).toBe(
    'The token expired at 2026-02-03T04:05:06Z. Ask for a new one.',
  );
  const unknown = await messageOf(`hub_${'x'.repeat(43)}`);
  expect(unknown).toMatch(/^The token is unknown\./);
  expect(await messageOf(`hub_${'y'.repeat(43)}`)).toBe(unknown);
  // On a page too.
  const { token, accountId } = await office.account({ role: 'SCREEN', place: office.root });
  await sql('update token set revoked_at = now() where account_id = $1', [accountId]);
  const page = await fetch(`${hub.hub.url}/?token=${token}`, { redirect: 'manual' });
  expect([page.status, await page.text()]).toEqual([
    401,
    expect.stringContaining('was revoked at'),
  ]);
});

test('the use of a token is noted, to the minute', async () => {
  const { token, accountId } = await office.account({ role: 'SCREEN', place: office.root });
  await as(token).ask(WHO);
  const used = async () =>
    (
      await sql<{ at: Date | null }>('select last_used_at as at from token where account_id = $1', [
        accountId,
      ])
    )[0]?.at;
  await expect.poll(used).not.toBeNull();
  const first = await used();
  await as(token).ask(WHO);
  expect(await used()).toEqual(first);
});

test('the command line gives, lists and takes away', async () => {
  const [secret = ''] = (await gridhub('token', 'create', '--account', '示范办公室')).split('\n');
  expect((await as(secret).ask(WHO)).viewer).toMatchObject({ name: '示范办公室', grants: [] });
  const given = await gridhub(
    'grant',
    'role',
    'STREET_ADMIN',
    '--account',
    '示范办公室',
    '--place',
    '211102002',
  );
  const [grantId = ''] = /grant_\w+/.exec(given) ?? [];
  expect((await as(secret).ask(WHO)).viewer.grants).toMatchObject([{ role: 'STREET_ADMIN' }]);
  expect(await gridhub('grant', 'list')).toContain(`${grantId}  示范办公室  STREET_ADMIN`);
  expect(await gridhub('grant', 'end', grantId)).toBe(`${grantId} has ended.`);
  expect((await as(secret).ask(WHO)).viewer.grants).toEqual([]);
  const list = await gridhub('token', 'list');
  expect(list).not.toContain(secret);
  const [tokenId = ''] =
    list
      .split('\n')
      .find((line) => line.includes('示范办公室'))
      ?.split(' ') ?? [];
  await gridhub('token', 'revoke', tokenId);
  expect(await as(secret).refusal(WHO)).toEqual({ code: 'UNAUTHENTICATED' });
}, 60_000);

test('the command line says what is wrong', async () => {
  const place = ['--account', 'x', '--place', '211102002'];
  expect(await gridhub('grant', 'role', 'KING', ...place)).toMatch(/^1: KING is no role/);
  expect(await gridhub('grant', 'role', 'UNIT_LIAISON', ...place)).toMatch(
    /^1: UNIT_LIAISON is granted with --unit/,
  );
  expect(await gridhub('grant', 'role', 'SCREEN', '--account', 'x', '--place', '1')).toMatch(
    /^1: No place/,
  );
  expect(await gridhub('token', 'create', '--account', 'x', '--days', '0')).toMatch(/^1: --days/);
  expect(await gridhub('token', 'revoke', 'nothing')).toMatch(/^1: There is no token/);
  expect(await gridhub('doctor', '--audit')).toMatch(/^The audit is whole/);
}, 60_000);
