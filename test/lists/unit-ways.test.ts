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
  // Its own, what it claimed, its places, its agreement.
  expect(text.split(' union all ')).toHaveLength(4);
});
