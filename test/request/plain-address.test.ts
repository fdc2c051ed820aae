/** `/data/<name>`: documents by their names, to a plain GET, for tools that know addresses and no GraphQL. */
import { expect, test } from 'vitest';
import { NOON } from '../access/world.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const demo = await openTestHub({
  demo: true,
  environment: { GRIDHUB_CORS_ORIGINS: 'https://board.example' },
});
const { hub, sql, explained } = demo;
demo.clock.now = NOON;
/** These days are compared with the database's clock: so they are as far from it as they were from the noon. */
for (const column of ['decision.due_on', 'agreement.valid_until']) {
  const [table, name] = column.split('.');
  await sql(
    `update ${table} set ${name} = ${name} + ((now() at time zone 'Asia/Shanghai')::date - ($1::timestamptz at time zone 'Asia/Shanghai')::date)`,
    [NOON],
  );
}

const ADMIN = { authorization: `Bearer ${demoToken('DISTRICT_ADMIN')}` };

const get = (path: string, headers: Record<string, string> = ADMIN, method = 'GET') =>
  fetch(hub.url + path, { headers, method });

async function refusal(path: string, headers?: Record<string, string>, method?: string) {
  const answer = await get(path, headers, method);
  const { errors = [] } = (await answer.json()) as {
    errors?: { message: string; extensions: { code: string; argument?: string } }[];
  };
  const [error] = errors;
  const { code, argument } = error?.extensions ?? {};
  return { status: answer.status, code, argument, message: error?.message ?? '' };
}

interface Listed {
  name: string;
  title: string;
  chinese: string;
  variables: { name: string; type: string; default: string | null }[];
  examples: string[];
}
const listed = (await (await get('/data/', {})).json()) as Listed[];

test('what is listed has titles in both languages, and every address in the list answers with rows', async () => {
  expect(listed.map(({ name }) => name)).toContain('overdue-by-community');
  expect(listed.map(({ name }) => name)).not.toContain('need-changed');
  expect(listed.length).toBeGreaterThan(15);
  for (const { name, title, chinese, examples } of listed) {
    expect([title, chinese], name).toEqual([
      expect.stringMatching(/^[A-Z].*[.?]$/),
      expect.stringMatching(/\p{Script=Han}/u),
    ]);
    const [json = '', ...tables] = examples;
    const whole = await get(json);
    expect([whole.status, await whole.text()], json).toEqual([
      200,
      expect.stringMatching(/^{"data":{/),
    ]);
    const counts = [];
    for (const csv of tables) {
      const table = await get(csv);
      expect(table.status, csv).toBe(200);
      counts.push((await table.text()).split('\r\n').length - 2);
    }
    expect(Math.max(...counts), name).toBeGreaterThan(0);
  }
});

test('the list is a page for a browser, and what lies below it and is no document says how one is named', async () => {
  const page = await get('/data', { accept: 'text/html,*/*;q=0.8' });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('各社区逾期需求');
  const other = await get('/data/overdue-by-community');
  expect([other.status, await other.text()]).toEqual([404, expect.stringContaining('<name>.csv')]);
});

test('the answer is the one that /graphql gives to the same caller, and is paid like it', async () => {
  const whole = await get('/data/needs-by-category.json');
  const asked =
    '{ needStats(scope: { placeCode: "211102" }, groupBy: [CATEGORY]) { category count averageRating } }';
  const told = await demo.as(demoToken('DISTRICT_ADMIN')).answer(asked);
  expect(await whole.json()).toEqual({ data: told.data });
  const left = async () =>
    (await demo.as(demoToken('DISTRICT_ADMIN')).answer(asked)).extensions?.cost.left ?? 0;
  const before = await left();
  const one = before - (await left());
  await get('/data/needs-by-category.json');
  expect(before - (await left())).toBeGreaterThanOrEqual(3 * one);
});

test('variables come whole or one by one, and are read as their types want them', async () => {
  const count = async (search: string) =>
    (
      (await (
        await get(`/data/top-units-by-delivered.json?rows=claimStats&${search}`)
      ).json()) as object[]
    ).length;
  expect(await count('first=3')).toBe(3);
  expect(await count(`variables=${encodeURIComponent('{"first":2}')}`)).toBe(2);
  const months = async (category: string) =>
    (await get(`/data/category-by-month.json?category=${category}`)).text();
  expect(await months('SAFETY')).not.toBe(await months('ELDERLY_CARE'));
});

test('what is asked wrongly is refused in words that name it', async () => {
  expect(await refusal('/data/overdue-by-comunity.json')).toMatchObject({
    status: 404,
    code: 'NOT_FOUND',
    message: expect.stringContaining('overdue-by-community'),
  });
  const bad = { status: 400, code: 'BAD_USER_INPUT' };
  const top = '/data/top-units-by-delivered.json';
  expect(await refusal(`${top}?frist=3`)).toMatchObject({
    ...bad,
    argument: 'frist',
    message: expect.stringContaining('first (Int!)'),
  });
  expect(await refusal(`${top}?first=many`)).toMatchObject({ ...bad, argument: 'first' });
  expect(await refusal(`${top}?first=1&first=2`)).toMatchObject({ ...bad, argument: 'first' });
  expect(await refusal(`${top}?first=1&variables={"first":2}`)).toMatchObject({
    ...bad,
    argument: 'first',
  });
  expect(await refusal(`${top}?variables=[1]`)).toMatchObject({ ...bad, argument: 'variables' });
  expect(await refusal(`${top}?rows=claimStat`)).toMatchObject({
    ...bad,
    argument: 'rows',
    message: expect.stringContaining('claimStats'),
  });
  expect(await refusal('/data/posts-vacant.csv')).toMatchObject({
    ...bad,
    argument: 'rows',
    message: expect.stringContaining('withoutSecretary, withoutDeputy'),
  });
  expect(await refusal(`${top}?token=hub_x`)).toMatchObject({ status: 401 });
  expect(await refusal(`${top}?first=%ff`)).toMatchObject({ status: 400 });
  expect(await refusal(top, ADMIN, 'POST')).toMatchObject({ status: 405 });
  // A wrong path costs no statement.
  expect(await explained(() => get(`${top}?rows=claimStat`))).toEqual([]);
});

test('rows are flat: objects become dotted columns, connections their nodes', async () => {
  const rows = await (await get('/data/open-needs.json?rows=needs.nodes')).json();
  expect(rows).toHaveLength(2);
  const [row] = rows as Record<string, unknown>[];
  expect(Object.keys(row ?? {})).toEqual([
    ...['number', 'title', 'state', 'deadline', 'place.name', 'place.ancestors'],
    ...['needed', 'committed', 'unitOfMeasure', 'claims'],
  ]);
  expect(row?.['place.ancestors']).toMatch(/.+, .+/);
  expect(JSON.parse(String(row?.['claims']))).toEqual(expect.any(Array));
  expect(await (await get('/data/open-needs.json?rows=needs')).json()).toEqual(rows);
});

test('CSV has a mark, a head, and no cell that a spreadsheet would run', async () => {
  const [need] = await sql<{ id: string }>(
    `select n.id from need n join place p on p.id = n.place_id where n.state in ('CLAIMED', 'IN_PROGRESS', 'DELIVERED')
     and n.path ^@ (select path from place where code = '211102002') order by n.created_at desc, n.id desc limit 1`,
  );
  const titled = async (title: string) => {
    await sql('update need set title = $2 where id = $1', [need?.id, title]);
    const answer = await get('/data/open-needs.csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    return Buffer.from(await answer.arrayBuffer()).toString();
  };
  const text = await titled('=HYPERLINK("http://x","a,b")');
  const [head, first = ''] = text.split('\r\n');
  expect(head).toBe(
    '\ufeffnumber,title,state,deadline,place.name,place.ancestors,needed,committed,unitOfMeasure,claims',
  );
  expect(first).toContain(`,"'=HYPERLINK(""http://x"",""a,b"")",`);
  expect(text.endsWith('\r\n')).toBe(true);
  for (const start of ['+', '-', '@', '\t', '\r', '＝']) {
    expect(await titled(`${start}1`), start).toMatch(new RegExp(`,"?'\\${start}1`));
  }
  expect(await titled('1+1')).toContain(',1+1,');
});

test('a list that is empty has its head', async () => {
  const empty = await get('/data/agreements-that-end-soon.csv?days=0', {
    authorization: `Bearer ${demoToken('SCREEN')}`,
  });
  // The mark of the bytes is no part of what `text` gives.
  expect(await empty.text()).toBe('number,unit.name,place.name,openedLists\r\n');
});

test('who has the answer hears so, after it was made, paid and audited anew', async () => {
  const path = '/data/secretaries-without-a-project.json';
  const first = await get(path);
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(first.headers.get('vary')).toBe('Authorization, Cookie, Origin');
  expect(first.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  const reads = async () =>
    Number((await sql<{ n: string }>("select count(*) as n from audit where kind = 'READ'"))[0]?.n);
  const before = await reads();
  let again: Response | undefined;
  const sent = await explained(async () => {
    again = await get(path, { ...ADMIN, 'if-none-match': `"other", W/${etag}` });
  });
  expect([again?.status, await again?.text(), again?.headers.get('etag')]).toEqual([304, '', etag]);
  expect(sent.length).toBeGreaterThan(0);
  expect(await reads()).toBe(before + 1);
  // Another caller has no right to it, whatever tag it names.
  expect((await get(path, { 'if-none-match': etag })).status).toBe(401);
  const other = await get(path, {
    authorization: `Bearer ${demoToken('UNIT_LIAISON')}`,
    'if-none-match': etag,
  });
  expect(other.status).toBe(200);
  const head = await get(path, ADMIN, 'HEAD');
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
});

test('a cookie counts where the browser says that no other site is behind the request', async () => {
  const signed = await fetch(`${hub.url}/?token=${demoToken('DISTRICT_ADMIN')}`, {
    redirect: 'manual',
  });
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
  const status = async (headers: Record<string, string>) =>
    (await get('/data/overdue-by-community.json', { cookie, ...headers })).status;
  expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status({ 'sec-fetch-site': 'none' })).toBe(200);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-origin', origin: 'https://board.example' })).toBe(
    403,
  );
  expect(await status({ referer: `${hub.url}/` })).toBe(403);
  expect(await status({})).toBe(403);
  // Nobody's cookie: what is for everybody is told, the rest wants a token.
  expect((await get('/data/overdue-by-community.json', {})).status).toBe(401);
});

test('a page of an allowed origin may ask with a token of its own', async () => {
  const origin = { origin: 'https://board.example' };
  const preflight = await get('/data/overdue-by-community.json', origin, 'OPTIONS');
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    expect.stringContaining('authorization'),
  ]);
  const answer = await get('/data/overdue-by-community.json', { ...ADMIN, ...origin });
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://board.example');
});
