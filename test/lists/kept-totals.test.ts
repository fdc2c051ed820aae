/** Totals of lists that are kept are those of the lists, whatever commands have done: for staff, screens and units. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { build, office } = hub;
const street = await build.place('STREET');
const community = await build.place('COMMUNITY', street);
const grid = await build.place('GRID', community);
const unit = await build.unit({ place: street });
await build.agreement({ unit, place: street });

const tokens = {
  street: await office.account({ role: 'STREET_ADMIN', place: street }),
  community: await office.account({ role: 'COMMUNITY_SECRETARY', place: community }),
  grid: await office.account({ role: 'GRID_WORKER', place: grid }),
  screen: await office.account({ role: 'SCREEN', place: street }),
  liaison: await office.account({ role: 'UNIT_LIAISON', unit }),
};

const LISTS = `query ($street: ID!, $community: ID!, $unit: ID!) {
  needs(first: 100) { totalCount nodes { id } }
  claims(first: 100) { totalCount nodes { id } }
  resources(first: 100) { totalCount nodes { id } }
  mine: needs(scope: { mine: true }, first: 100) { totalCount nodes { id } }
  ofStreet: needs(scope: { placeId: $street }, first: 100) { totalCount nodes { id } }
  ofCommunity: needs(scope: { placeId: $community }, first: 100) { totalCount nodes { id } }
  claimsOfCommunity: claims(scope: { placeId: $community }, first: 100) { totalCount nodes { id } }
  ofUnit: needs(scope: { unitId: $unit }, first: 100) { totalCount nodes { id } } }`;

/** What each viewer's lists hold, each equal to its total. */
async function totals() {
  const told: Record<string, Record<string, number>> = {};
  for (const [who, { token }] of Object.entries(tokens)) {
    const variables = { street: street.id, community: community.id, unit: unit.id };
    const lists = await hub.as(token).ask(LISTS, variables);
    told[who] = {};
    for (const [list, { totalCount, nodes }] of Object.entries<Listed>(lists)) {
      expect(totalCount, `${list} of ${who}`).toBe(nodes.length);
      told[who][list] = totalCount;
    }
  }
  return told;
}
interface Listed {
  totalCount: number;
  nodes: object[];
}

test('totals follow needs, claims and who may see them', async () => {
  const here = await build.need({ place: grid });
  const there = await build.need({ place: street });
  const claim = await build.claim({ need: here, unit, isAccepted: false });
  await build.run('offerResource', {
    ...{ unitId: unit.id, place: { id: community.id }, kind: 'SERVICE', title: '上门维修' },
    ...{ categories: ['PUBLIC_FACILITY'] },
    ...{ availableFrom: '2026-01-01', availableUntil: '2099-12-31' },
  });
  const before = await totals();
  expect(before['screen']).toMatchObject({ needs: 2, claims: 1 });
  expect(before['liaison']).toMatchObject({ needs: 2, mine: 1, ofStreet: 2, ofCommunity: 1 });
  expect(before['community']).toMatchObject({ needs: 1, claims: 1, resources: 1, ofStreet: 1 });
  // What is closed to screens and units is still seen by whoever has claimed it.
  await build.run('changeNeedVisibility', { needId: here.id, visibility: 'INTERNAL' });
  await build.run('changeNeedVisibility', { needId: there.id, visibility: 'INTERNAL' });
  const closed = await totals();
  expect(closed['screen']).toMatchObject({ needs: 0, claims: 0 });
  expect(closed['liaison']).toMatchObject({ needs: 1, mine: 1, ofStreet: 1 });
  await build.run('changeNeedVisibility', { needId: here.id, visibility: 'PARTNERS' });
  await build.run('withdrawClaim', { claimId: claim.id, reason: '演示' });
  expect((await totals())['screen']).toMatchObject({ needs: 1, claims: 1 });
});
