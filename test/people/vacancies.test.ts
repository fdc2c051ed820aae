/** Where a post is vacant and an election due: only where somebody could be appointed to it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

test('a post is vacant in the bodies alone in which it can be held', async () => {
  const community = await build.place('COMMUNITY');
  const { id: branch } = await build.party(community);
  const { id: joint } = await build.party(community, 'JOINT_COMMITTEE');
  const { id: group } = await build.party(await build.place('GRID', community), 'GRID_GROUP');
  const name = '示范业委会';
  const { civicBody } = await build.run('establishCivicBody', {
    ...{ place: { id: community.id }, kind: 'OWNERS_COMMITTEE', name },
  });
  const vacant = async (post: string) => {
    const { party, civic } = await ask(
      `query ($scope: ScopeInput, $post: Post) {
        party: partyOrganisations(scope: $scope, isVacant: $post) { totalCount nodes { id } }
        civic: civicBodies(scope: $scope, isVacant: $post) { totalCount nodes { id } } }`,
      { scope: { placeId: community.id }, post },
    );
    const nodes: { id: string }[] = [...party.nodes, ...civic.nodes];
    expect(party.totalCount + civic.totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id).toSorted();
  };
  expect(await vacant('SECRETARY')).toEqual([branch, joint].toSorted());
  expect(await vacant('GROUP_LEADER')).toEqual([group]);
  expect(await vacant('CONCURRENT_MEMBER')).toEqual([joint]);
  expect(await vacant('DIRECTOR')).toEqual([civicBody.id]);
  expect(await vacant('GRID_WORKER')).toEqual([]);
});

test('in a body that was dissolved no post is vacant and no election due', async () => {
  const community = await build.place('COMMUNITY');
  const found = async (name: string) => {
    const { civicBody } = await build.run('establishCivicBody', {
      ...{ place: { id: community.id }, kind: 'OWNERS_COMMITTEE', name },
    });
    await build.run('beginTerm', {
      ...{ bodyId: civicBody.id, number: 1, validFrom: '2020-01-01', validUntil: '2024-12-31' },
    });
    return civicBody.id as string;
  };
  const [stands, gone] = [await found('示范业委会'), await found('示范旧业委会')];
  await build.run('dissolveCivicBody', { civicBodyId: gone });
  const { vacant, due, inTime, all } = await ask(
    `query ($scope: ScopeInput) {
      vacant: civicBodies(scope: $scope, isVacant: DIRECTOR) { nodes { id } }
      due: civicBodies(scope: $scope, isTermOverdue: true) { nodes { id } }
      inTime: civicBodies(scope: $scope, isTermOverdue: false) { nodes { id } }
      all: civicBodies(scope: $scope) { nodes { id } } }`,
    { scope: { placeId: community.id } },
  );
  const standing = [{ id: stands }];
  expect({ vacant, due, inTime }).toEqual({
    ...{ vacant: { nodes: standing }, due: { nodes: standing }, inTime: { nodes: [] } },
  });
  expect(all.nodes).toHaveLength(2);
});
