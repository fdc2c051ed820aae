/** Tokens of an identity provider: what is good, what is refused, and what their claims grant. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const pair = await generateKeyPair('ES256');
const other = await generateKeyPair('ES256');
const rotated = await generateKeyPair('ES256');
const published = [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }];
let fetched = 0;
const provider = createServer((_, response) => {
  fetched += 1;
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }));
});
await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => provider.close(resolve)));
const { port } = provider.address() as AddressInfo;

const ISSUER = 'https://login.example';
const hub = await openTestHub({
  environment: {
    GRIDHUB_JWT_ISSUER: ISSUER,
    GRIDHUB_JWT_AUDIENCE: 'gridhub',
    GRIDHUB_JWKS_URL: `http://127.0.0.1:${port}/keys`,
    GRIDHUB_JWT_GRANTS: JSON.stringify([
      { claim: 'groups', value: 'office', role: 'DISTRICT_ADMIN', place: '900000000' },
      { claim: 'groups', value: 'lost', role: 'DISTRICT_ADMIN', place: '123' },
    ]),
  },
});
const { as, build, sql } = hub;
const WHO = '{ viewer { name role visible { needs } } }';

interface Given {
  key?: Parameters<SignJWT['sign']>[0];
  kid?: string;
  issuer?: string;
  audience?: string;
  expires?: string | number;
  claims?: Record<string, unknown>;
}

function sign({ key = pair.privateKey, kid = 'one', ...given }: Given = {}): Promise<string> {
  const { issuer = ISSUER, audience = 'gridhub', expires = '10m', claims = {} } = given;
  return new SignJWT({ name: '示范用户', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setSubject('u1')
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

test('claims grant what the rules say; without one the account sees public fields', async () => {
  await build.need();
  const office = await as(await sign({ claims: { groups: ['office', 'lost'] } })).ask(WHO);
  expect(office.viewer).toEqual({
    name: '示范用户',
    role: 'DISTRICT_ADMIN',
    visible: { needs: 1 },
  });
  const nobody = await as(await sign({ claims: { groups: ['else'] } })).ask(WHO);
  expect(nobody.viewer).toEqual({ name: '示范用户', role: null, visible: { needs: 0 } });
  const accounts = await sql('select id from account where subject = $1', [`${ISSUER} u1`]);
  expect(accounts).toHaveLength(1);
});

test('commands of its account are told with its name', async () => {
  const asker = as(await sign({ claims: { groups: 'office' } }));
  const place = await build.place();
  const { reportNeed } = await asker.ask(
    'mutation ($input: ReportNeedInput!) { reportNeed(input: $input) { need { history { nodes { actor role } } } } }',
    { input: { place: { id: place.id }, title: '演示', category: 'OTHER' } },
  );
  expect(reportNeed.need.history.nodes).toEqual([{ actor: '示范用户', role: 'DISTRICT_ADMIN' }]);
});

const unsecured = async () =>
  new UnsecuredJWT({ groups: ['office'] })
    .setSubject('u1')
    .setIssuer(ISSUER)
    .setAudience('gridhub')
    .setExpirationTime('10m')
    .encode();
const shared = async () =>
  new SignJWT({ groups: ['office'] })
    .setProtectedHeader({ alg: 'HS256', kid: 'one' })
    .setSubject('u1')
    .setIssuer(ISSUER)
    .setAudience('gridhub')
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(JSON.stringify(published[0])));
const endless = async () =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setSubject('u1')
    .setIssuer(ISSUER)
    .setAudience('gridhub')
    .sign(pair.privateKey);
const altered = async () => {
  const [header, , signature] = (await sign()).split('.');
  const body = { sub: 'u1', iss: ISSUER, aud: 'gridhub', exp: 9_999_999_999, groups: ['office'] };
  return [header, Buffer.from(JSON.stringify(body)).toString('base64url'), signature].join('.');
};

const REFUSED: [string, () => Promise<string>][] = [
  ['with alg none', unsecured],
  ['signed with the public key as a secret', shared],
  ['with another key', () => sign({ key: other.privateKey })],
  ['of a key that is not published', () => sign({ kid: 'two', key: other.privateKey })],
  ['expired', () => sign({ expires: Math.floor(Date.now() / 1_000) - 60 })],
  ['without an end', endless],
  ['for another audience', () => sign({ audience: 'else' })],
  ['of another issuer', () => sign({ issuer: 'https://else.example' })],
  ['with an altered body', altered],
];

test.each(REFUSED)('a token %s is refused before any statement', async (_, make) => {
  const token = await make();
  const sent = await hub.explained(async () => {
    expect(await as(token).refusal(WHO)).toEqual({ code: 'UNAUTHENTICATED' });
  });
  expect(sent).toEqual([]);
});

test('its end closes its sockets', async () => {
  const expires = Math.floor(Date.now() / 1_000) + 5;
  const token = await sign({ expires, claims: { groups: ['office'] } });
  const feed = await hub.listen('subscription { needChanged { __typename } }', {}, token);
  await feed.next();
  hub.clock.now = new Date((expires + 31) * 1_000);
  const ended = await feed.next().catch((error: Error) => error.cause);
  hub.clock.now = undefined;
  expect(ended).toMatchObject({ code: 4401 });
});

test('keys are fetched once, and again for a new one', async () => {
  const before = fetched;
  await as(await sign()).ask(WHO);
  expect(fetched).toBe(before);
  published.push({ ...(await exportJWK(rotated.publicKey)), kid: 'three', alg: 'ES256' });
  const token = await sign({ key: rotated.privateKey, kid: 'three' });
  // The provider is not asked again within half a minute: until then the key is unknown.
  const answer = await as(token).answer(WHO);
  expect(fetched).toBeLessThanOrEqual(before + 1);
  expect(answer.errors === undefined || fetched === before).toBe(true);
});

test('one that has expired is told so to whoever holds it, not to whoever forged it', async () => {
  const messageOf = async (given: Given) =>
    (
      await as(await sign({ expires: Math.floor(Date.now() / 1_000) - 3_600, ...given })).answer(
        WHO,
      )
    ).errors?.[0]?.message;
  expect(await messageOf({})).toContain('has expired. Sign in there again.');
  expect(await messageOf({ key: other.privateKey })).not.toContain('has expired');
  expect(await messageOf({ issuer: 'https://elsewhere.example' })).not.toContain('has expired');
});
