/** Which secretaries lead no project: asked by those who do not see all projects that these lead. */
import { expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { as, build, office, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const ASKED = `query ($since: LocalDate) { people(post: SECRETARY, leadsNothingSince: $since) { totalCount nodes { id } } }`;

async function secretary(place: Built): Promise<string> {
  const { id: personId } = await build.person(place);
  const { id: bodyId } = await build.party(place);
  await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY' });
  return personId;
}

test('a secretary who leads a project of the place above leads one, although its community does not see that', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', street);
  const [leading, idle] = [await secretary(community), await secretary(community)];
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place: community });
  const asked = async (since = '2026-01-01') => {
    const { people } = await as(token).ask(ASKED, { since });
    expect(people.totalCount).toBe(people.nodes.length);
    return people.nodes.map(({ id }: { id: string }) => id).toSorted();
  };
  expect(await asked()).toEqual([leading, idle].toSorted());
  const led = { kind: 'SECRETARY', leadId: leading };
  const { id: projectId } = await build.project({ place: street, ...led });
  const seen = await as(token).ask('query ($id: ID!) { project(id: $id) { id } }', {
    id: projectId,
  });
  expect(seen.project).toBe(null);
  expect(await asked()).toEqual([idle]);
  // Proposed before: of this year it is none.
  expect(await asked('2026-11-22')).toEqual([leading, idle].toSorted());
});

test('an ordinary project is none that a secretary leads; what a merged row led is the other’s', async () => {
  const community = await build.place('COMMUNITY');
  const [first, second] = [await secretary(community), await secretary(community)];
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place: community });
  const count = async () => (await as(token).ask(ASKED, { since: '2026-01-01' })).people.totalCount;
  await build.project({ place: community, leadId: first });
  expect(await count()).toBe(2);
  await build.project({ place: community, kind: 'SECRETARY', leadId: first });
  expect(await count()).toBe(1);
  await build.run('mergePersons', { personId: first, intoId: second });
  expect(await count()).toBe(0);
});
