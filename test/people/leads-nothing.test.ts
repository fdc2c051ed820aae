/** Which secretaries lead no project: asked by those who do not see all projects that these lead. */
import { expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { as, build, office, clock, sql } = await openTestHub();
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
  // Proposed before, and still going on: it is led then, too.
  expect(await asked('2026-11-22')).toEqual([idle]);
  await build.run('cancelProject', { projectId, reason: '不再需要' });
  expect(await asked()).toEqual([leading, idle].toSorted());
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

test('a project that was completed before the day is none of the time since; one that was completed later is', async () => {
  const community = await build.place('COMMUNITY');
  const leadId = await secretary(community);
  const inspector = await build.person(community);
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place: community });
  const { id } = await build.project({ place: community, kind: 'SECRETARY', leadId });
  const { id: decisionId } = await build.decision(community);
  await sql(
    `update project set state = 'COMPLETED', decision_id = $2, accepted_by_id = $3, accepted_at = '2025-12-01',
       publicised_until = '2025-12-20', completed_at = '2025-12-31T15:59:59Z' where id = $1`,
    [id, decisionId, inspector.id],
  );
  const count = async (since: string) => (await as(token).ask(ASKED, { since })).people.totalCount;
  // Midnight in China is 16:00 UTC.
  expect(await count('2026-01-01')).toBe(1);
  expect(await count('2025-12-31')).toBe(0);
});
