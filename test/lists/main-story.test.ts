/** The main story, over HTTP and WebSocket: from a reported need to a closed one. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, listen } = await openTestHub();

const CHANGES = `subscription ($scope: ScopeInput, $filter: NeedFilter) {
  needChanged(scope: $scope, filter: $filter) {
    __typename
    ... on NeedChange { id version effect from to need { state committed delivered } }
  }
}`;

test('a need goes from report to close, and every step is told once and in order', async () => {
  const { place, unit } = await build.pair();
  const scope = { placeId: place.id };
  const all = await listen(CHANGES, { scope });
  const listed = await listen(CHANGES, { scope, filter: { state: { in: ['LISTED'] } } });
  expect(await all.next()).toEqual({ __typename: 'FeedCaughtUp' });
  expect(await listed.next()).toEqual({ __typename: 'FeedCaughtUp' });

  const need = await build.need({ place, quantity: 5, state: 'REPORTED' });
  await build.run('listNeed', { needId: need.id });
  const first = await build.claim({ need, unit, quantity: 2, isAccepted: false });
  const other = await build.unit({ place });
  await build.agreement({ unit: other, place });
  const second = await build.claim({ need, unit: other, quantity: 3, isAccepted: false });
  for (const { id: claimId } of [first, second]) await build.run('acceptClaim', { claimId });
  for (const command of ['startClaim', 'deliverClaim', 'confirmClaim']) {
    for (const { id: claimId } of [first, second]) await build.run(command, { claimId });
  }
  await build.run('closeNeed', { needId: need.id, rating: 5 });

  const moves = [
    [null, 'REPORTED'],
    ['REPORTED', 'LISTED'],
    ['LISTED', 'LISTED'],
    ['LISTED', 'CLAIMED'],
    ['CLAIMED', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'DELIVERED'],
    ['DELIVERED', 'CLOSED'],
  ];
  const told = await all.take(moves.length);
  expect(told.map(({ from, to }) => [from, to])).toEqual(moves);
  expect(told.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(told.map(({ effect }) => effect)).toEqual(['ENTERED', ...Array(7).fill('CHANGED')]);
  expect(all.waiting()).toEqual([]);

  const ofListed = await listed.take(3);
  expect(ofListed.map(({ effect, version }) => [effect, version])).toEqual([
    ['ENTERED', 2],
    ['CHANGED', 3],
    ['LEFT', 4],
  ]);
  expect(ofListed[2].need).toBeNull();
  expect(listed.waiting()).toEqual([]);

  const { need: now } = await ask(
    `query ($id: ID!) { need(by: { id: $id }) {
      state rating needed committed delivered history { nodes { version from to command actor } }
    } }`,
    { id: need.id },
  );
  expect(now).toMatchObject({ state: 'CLOSED', rating: 5, needed: 5, committed: 5, delivered: 5 });
  expect(now.history.nodes.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual(
    moves,
  );
  expect(now.history.nodes.map((step: { command: string }) => step.command)).toEqual([
    'reportNeed',
    'listNeed',
    'acceptClaim',
    'acceptClaim',
    'startClaim',
    'deliverClaim',
    'deliverClaim',
    'closeNeed',
  ]);
});
