/** Trusted documents: asked for by id in both forms; screens and partner units held to them where that is configured. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openTrusted } from '../../src/engine/http/trusted-manifests.ts';
import { openTestHub } from '../support/hub.ts';

const folder = await mkdtemp(join(tmpdir(), 'gridhub-trusted-'));
afterAll(() => rm(folder, { recursive: true }));
const manifest = join(folder, 'documents.json');
const KNOWN = 'query Known { viewer { role } }';
const FEED = 'subscription Feed { needChanged { __typename } }';
const OTHER = '{ viewer { name } }';
const HASH = createHash('sha256').update(KNOWN).digest('hex');
await writeFile(manifest, JSON.stringify({ [`sha256:${HASH}`]: KNOWN, feed: FEED }));

const opened = (mode: string) =>
  openTestHub({
    environment: { GRIDHUB_TRUSTED_DOCUMENTS: mode, GRIDHUB_TRUSTED_FILES: manifest },
  });
const [off, prefer, only] = [await opened('off'), await opened('prefer'), await opened('only')];

type Hub = typeof only;
const screenOf = async ({ office }: Hub) =>
  (await office.account({ role: 'SCREEN', place: office.root })).token;

async function post({ hub }: Hub, token: string | null, body: object): Promise<string> {
  const answer = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await answer.json()) as {
    data?: { viewer: { role?: string; name?: string } };
    errors?: { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? data?.viewer.role ?? 'name';
}

const persisted = (sha256Hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

test('a document is asked for by its id, in both forms, and over GET', async () => {
  for (const hub of [prefer, only]) {
    const token = await screenOf(hub);
    expect(await post(hub, token, { documentId: `sha256:${HASH}` })).toBe('SCREEN');
    expect(await post(hub, token, persisted(HASH))).toBe('SCREEN');
    for (const asked of [
      `documentId=sha256:${HASH}`,
      `extensions=${encodeURIComponent(JSON.stringify(persisted(HASH).extensions))}`,
    ]) {
      const answer = await fetch(`${hub.hub.url}/graphql?${asked}`, {
        headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' },
      });
      expect(await answer.json()).toMatchObject({ data: { viewer: { role: 'SCREEN' } } });
    }
  }
});

test('an id that no manifest has is told so; where they are off, that they are', async () => {
  for (const body of [{ documentId: 'nothing' }, persisted('nothing')]) {
    expect(await post(only, null, body)).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await post(off, null, body)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  }
  expect(await post(off, null, { documentId: `sha256:${HASH}` })).toBe(
    'PERSISTED_QUERY_NOT_SUPPORTED',
  );
});

test('screens and partner units are held to them, whoever works for a place is not', async () => {
  const unit = await only.build.unit({ place: only.office.root });
  const held = [
    await screenOf(only),
    (await only.office.account({ role: 'UNIT_LIAISON', unit })).token,
  ];
  for (const token of held) {
    expect(await post(only, token, { query: OTHER })).toBe('FORBIDDEN');
    expect(await post(only, token, { query: KNOWN })).not.toBe('FORBIDDEN');
  }
  expect(await post(only, only.office.token, { query: OTHER })).toBe('name');
  const get = await fetch(`${only.hub.url}/graphql?query=${OTHER}`, {
    headers: { authorization: `Bearer ${held[0]}`, 'apollo-require-preflight': '1' },
  });
  expect(get.status).toBe(403);
});

test('what stands in the address is not judged by an empty body', async () => {
  const token = await screenOf(only);
  const { port } = new URL(only.hub.url);
  const status = await new Promise<number>((resolve) => {
    const sent = request(
      {
        port,
        method: 'GET',
        path: `/graphql?query=${encodeURIComponent(OTHER)}`,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'apollo-require-preflight': '1',
          'content-length': '2',
        },
      },
      (answer) => resolve(answer.statusCode ?? 0),
    );
    sent.end('{}');
  });
  expect(status).toBe(403);
});

test('over the socket too', async () => {
  const token = await screenOf(only);
  const refused = await only.listen('subscription { needChanged { __typename } }', {}, token);
  expect(await refused.next().catch((error: Error) => error.cause)).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
  const feed = await only.listen(FEED, {}, token);
  expect(await feed.next()).toEqual({ __typename: 'FeedCaughtUp' });
});

test('preferred, another document runs and is named in the log once', async () => {
  const token = await screenOf(prefer);
  for (let i = 0; i < 2; i += 1) expect(await post(prefer, token, { query: OTHER })).toBe('name');
  const lines = prefer.logged.splice(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(OTHER);
});

test('a manifest that does not fit stops the start, and says which document', async () => {
  const { schema } = only.hub.executor;
  const reading = async (text: string) => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, text);
    return openTrusted({ mode: 'only', files: [file] }, { schema, log: () => {}, own: {} });
  };
  await expect(reading('{"a": "{ nothing }"}')).rejects.toThrow('document a does not fit');
  await expect(reading('{"a": 1}')).rejects.toThrow('it is no text');
  await expect(reading('[]')).rejects.toThrow('no manifest');
  await expect(reading('{')).rejects.toThrow('cannot be read as JSON');
  await expect(reading('{}')).rejects.toThrow('there are none');
  expect(() => readConfig({ GRIDHUB_TRUSTED_DOCUMENTS: 'yes' })).toThrow('off, prefer, only');
  expect(() => readConfig({ GRIDHUB_CORS_ORIGINS: 'board.example' })).toThrow('board.example');
});

test('the manifest that codegen writes fits', async () => {
  const file = fileURLToPath(
    new URL('../operations/generated/persisted-documents.json', import.meta.url),
  );
  const { schema } = only.hub.executor;
  const trusted = await openTrusted(
    { mode: 'only', files: [file] },
    { schema, log: () => {}, own: {} },
  );
  expect(trusted.mode).toBe('only');
});
