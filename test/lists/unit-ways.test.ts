/** A unit's lists go by few ways, whatever its agreements and grants are: each is planned for. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, office } = hub;
const district = await build.place('DISTRICT');
const street = await build.place('STREET', district);
const communities: Awaited<ReturnType<typeof build.place>>[] = [];
for (let i = 0; i < 8; i += 1) communities.push(await build.place('COMMUNITY', street));
const unit = await build.unit({ place: street });
await build.agreement({ unit, place: district });

async function pagesOf(token: string, document: string) {
  const sent = await hub.explained(() => hub.as(token).ask(document));
  return sent.flatMap(({ statement: { name, text } }) => (name === 'need.page' ? [text] : []));
}

test('the lists of many places that lie in one agreement are one statement', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const lists = communities.map(
    ({ code }, i) => `a${i}: place(by: { code: "${code}" }) { needs(first: 3) { nodes { id } } }`,
  );
  expect(await pagesOf(token, `{ ${lists.join(' ')} }`)).toHaveLength(1);
});

test('places of many grants are one way', async () => {
  const grants = communities.map((place) => ({ role: 'GRID_WORKER' as const, place }));
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit }, ...grants);
  const [text = ''] = await pagesOf(token, '{ needs { nodes { id } } }');
  // Its own, its places, its agreement.
  expect(text.split(' union all ')).toHaveLength(3);
});

/** How many statements of each name a document sends. */
async function sentBy(token: string, document: string) {
  const sent = await hub.explained(() => hub.as(token).ask(document));
  return Map.groupBy(sent, ({ statement: { name } }) => name);
}

test('the claims of many units are one statement', async () => {
  for (let i = 0; i < 3; i += 1) await build.unit({ place: street });
  const { token } = await office.account({ role: 'STREET_ADMIN', place: street });
  const sent = await sentBy(
    token,
    '{ partnerUnits { nodes { claims(first: 2) { nodes { id } } } } }',
  );
  expect(sent.get('claim.page')).toHaveLength(1);
});

test('of places that are not its own staff ask no row', async () => {
  const [own = street, beside = street] = communities;
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place: own });
  const listOf = (code: string) =>
    sentBy(
      token,
      `{ place(by: { code: "${code}" }) { needs(first: 3) { totalCount nodes { id } } } }`,
    );
  expect((await listOf(own.code)).get('need.page')).toHaveLength(1);
  const sent = await listOf(beside.code);
  expect([...sent.keys()].filter((name) => name.startsWith('need.'))).toEqual([]);
});

test('of a place that holds its own staff are shown their own part, in its order', async () => {
  const [own = street] = communities;
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place: own });
  const [text = ''] = await pagesOf(
    token,
    `{ needs(scope: { placeId: "${street.id}" }) { nodes { id } } }`,
  );
  expect(text).toContain('t.community_path = $1');
});

test('what agreements open is not counted row by row', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const [place = street] = communities;
  await build.need({ place });
  const counts = communities.map(
    ({ code }, i) => `a${i}: place(by: { code: "${code}" }) { needCounts { total } }`,
  );
  const sent = await sentBy(token, `{ ${counts.join(' ')} }`);
  expect(sent.get('need.talliedOpen')).toHaveLength(1);
  expect(sent.get('need.countsOfUnits')).toHaveLength(1);
  expect([...sent.keys()]).not.toContain('need.countsFiltered');
  const { a0, a1 } = await hub.as(token).ask(`{ ${counts.join(' ')} }`);
  expect([a0, a1]).toEqual([{ needCounts: { total: 1 } }, { needCounts: { total: 0 } }]);
});
