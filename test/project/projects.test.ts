/** Projects: joined, decided, paid, done, accepted by another, publicised, completed. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ environment: { GRIDHUB_PROJECT_STREET_YUAN: '1000' } });
const { build, ask, as, office, sql, clock } = hub;
const reason = '测试';

let place: Built;
let unit: { id: string };
let inspector: { id: string };
let decision: { id: string };

const own = async () => sql('select person_id from account where id = $1', [office.accountId]);

beforeAll(async () => {
  clock.now = new Date('2026-11-21T04:00:00Z');
  ({ place, unit } = await build.pair());
  inspector = await build.person(place);
  decision = await build.decision(place);
  await sql('update account set person_id = $1 where id = $2', [inspector.id, office.accountId]);
});

const run = (command: string, projectId: string, more = {}) =>
  build.run(command, { projectId, ...more });
const line = { purpose: '材料', source: 'FUND', plannedFen: 50_000 };

/** The milestones that are still to be done. */
async function report(projectId: string): Promise<void> {
  const { project } = await ask(
    'query ($id: ID!) { project(id: $id) { milestones { number doneOn } } }',
    { id: projectId },
  );
  for (const { number, doneOn } of project.milestones)
    if (doneOn === null) await run('reportMilestone', projectId, { number });
}

/** Through the commands, one after another. */
async function led(projectId: string, ...commands: string[]): Promise<void> {
  for (const command of commands) {
    const needsReason = /^(return|suspend|refuse|cancel)/.test(command);
    const decided = command === 'deliberateProject' ? { decisionId: decision.id } : {};
    if (command === 'submitProject') await report(projectId);
    await run(command, projectId, needsReason ? { reason } : decided);
  }
}

/** A secretary of the place, in office. */
async function secretary(at: Built, more = {}): Promise<string> {
  const { id: personId } = await build.person(at);
  const { id: bodyId } = await build.party(at);
  await build.run('appointPerson', { personId, bodyId, post: 'SECRETARY', ...more });
  return personId;
}

test('a project goes from two needs and a resource to its completion, and what its unit delivered is confirmed', async () => {
  const needs = [await build.need({ place, quantity: 2 }), await build.need({ place })];
  const resource = await build.resource({ unit, place, quantity: 9 });
  const leadId = await secretary(place);
  const milestones = [
    { title: '摸排', dueOn: '2026-11-25', weight: 1 },
    { title: '施工', dueOn: '2026-12-25', weight: 3 },
  ];
  const given = { kind: 'SECRETARY', leadId, milestones, budget: [line] };
  const { id } = await build.project({ place, ...given });
  for (const { id: needId } of needs) await run('joinNeedToProject', id, { needId });
  await run('joinResourceToProject', id, { resourceId: resource.id });
  const claim = { need: needs[0], unit, quantity: 2, resourceId: resource.id };
  const { id: claimId } = await build.claim(claim);
  await led(id, 'deliberateProject', 'fileProject', 'fundProject', 'startProject');
  await build.run('startClaim', { claimId });
  await build.run('deliverClaim', { claimId });
  expect((await run('reportMilestone', id, { number: 1 })).project.progress).toBe(25);
  expect(await build.refused('submitProject', { projectId: id })).toMatchObject({
    code: 'CONFLICT',
  });
  expect((await run('reportMilestone', id, { number: 2 })).project.progress).toBe(100);
  const spent = await run('reportSpending', id, { number: 1, spentFen: 40_000 });
  expect(spent.project).toMatchObject({ plannedFen: 50_000, spentFen: 40_000 });
  await led(id, 'submitProject', 'acceptProject', 'publiciseProject');
  // Five days, the first and the last included.
  for (const day of ['2026-11-21', '2026-11-25']) {
    clock.now = new Date(`${day}T04:00:00Z`);
    const told = await build.refused('completeProject', { projectId: id });
    expect(told).toMatchObject({ code: 'CONFLICT', state: 'PUBLICISED' });
  }
  clock.now = new Date('2026-11-25T16:00:00Z');
  await led(id, 'completeProject');
  clock.now = new Date('2026-11-21T04:00:00Z');
  const { node } = await ask(
    `query ($id: ID!) { node(id: $id) { ... on Project { state progress publicisedUntil lead { id } acceptedBy { id }
      needs { nodes { id claims { nodes { state history(last: 1) { nodes { command reason } } } } } }
      resources { nodes { id projects { nodes { id } } } } history { nodes { command to } } } } }`,
    { id },
  );
  expect(node).toMatchObject({
    state: 'COMPLETED',
    publicisedUntil: '2026-11-25',
    lead: { id: leadId },
    acceptedBy: { id: inspector.id },
    resources: { nodes: [{ id: resource.id, projects: { nodes: [{ id }] } }] },
  });
  expect(node.needs.nodes.map((one: { id: string }) => one.id)).toEqual(needs.map((one) => one.id));
  const [settled] = node.needs.nodes[0].claims.nodes;
  expect(settled.state).toBe('CONFIRMED');
  expect(settled.history.nodes[0]).toMatchObject({ command: 'completeProject' });
  expect(node.history.nodes.map(({ to }: { to: string }) => to)).toEqual(
    expect.arrayContaining(['PROPOSED', 'DELIBERATED', 'FILED', 'FUNDED', 'IN_PROGRESS']),
  );
});

test('a claim of a unit that takes no part, and one on a need that a unit raised, are left as they are', async () => {
  const stranger = await build.unit({ place });
  await build.agreement({ unit: stranger, place });
  const needs = [await build.need({ place }), await build.need({ place, unitId: stranger.id })];
  const { id } = await build.project({ place });
  for (const { id: needId } of needs) await run('joinNeedToProject', id, { needId });
  const resource = await build.resource({ unit, place });
  await run('joinResourceToProject', id, { resourceId: resource.id });
  const claims = [
    await build.claim({ need: needs[0] as { id: string }, unit: stranger }),
    await build.claim({ need: needs[1] as { id: string }, unit }),
  ];
  for (const { id: claimId } of claims) {
    await build.run('startClaim', { claimId });
    await build.run('deliverClaim', { claimId });
  }
  await led(id, 'deliberateProject', 'fileProject', 'startProject', 'submitProject');
  await led(id, 'acceptProject', 'publiciseProject');
  await sql(`update project set publicised_until = '2026-11-20' where id = $1`, [id]);
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place });
  await as(token).ask(
    'mutation ($input: ProjectInput!) { completeProject(input: $input) { project { state } } }',
    { input: { projectId: id } },
  );
  const states = await sql('select state from claim where id = any($1)', [
    claims.map((one) => one.id),
  ]);
  expect(states).toEqual([{ state: 'DELIVERED' }, { state: 'DELIVERED' }]);
});

test('whoever leads a project does not accept it from any account, nor an account that could be anybody’s', async () => {
  const { id: leadId } = await build.person(place);
  const { id } = await build.project({ place, leadId });
  await led(id, 'deliberateProject', 'fileProject', 'startProject', 'submitProject');
  const asked =
    'mutation ($input: ProjectInput!) { acceptProject(input: $input) { project { id } } }';
  const accounts = [
    await office.account({ role: 'COMMUNITY_SECRETARY', place }),
    await office.account({ role: 'STREET_ADMIN', place }),
  ];
  const told = async (token: string) =>
    (await as(token).refusal(asked, { input: { projectId: id } })).code;
  for (const { accountId, token } of accounts) {
    expect(await told(token)).toBe('CONFLICT');
    await sql('update account set person_id = $1 where id = $2', [leadId, accountId]);
    expect(await told(token)).toBe('CONFLICT');
  }
  // A second row of the same person is no other person.
  const { id: twice } = await build.person(place);
  await sql('update account set person_id = $1 where id = $2', [twice, accounts[0]?.accountId]);
  await build.run('mergePersons', { personId: leadId, intoId: twice });
  expect(await told(accounts[0]?.token ?? '')).toBe('CONFLICT');
  expect(await own()).toEqual([{ person_id: inspector.id }]);
  await led(id, 'acceptProject', 'refuseProject');
  expect(await sql('select state, accepted_at from project where id = $1', [id])).toEqual([
    { state: 'IN_PROGRESS', accepted_at: null },
  ]);
});

test('a secretary project is led by a secretary in office nearby, and joins a need before it is deliberated', async () => {
  const kind = 'SECRETARY';
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', street);
  const propose = (leadId: string, at = community) => ({
    ...{ place: { id: at.id }, title: '项目', kind, leadId },
  });
  const refused = async (leadId: string, at = community) =>
    build.refused('proposeProject', propose(leadId, at));
  const nobody = { code: 'BAD_USER_INPUT', argument: 'input.leadId' };
  expect(await refused((await build.person(community)).id)).toMatchObject(nobody);
  const over = { validFrom: '2024-01-01', validUntil: '2026-11-20' };
  expect(await refused(await secretary(community, over))).toMatchObject(nobody);
  expect(await refused(await secretary(await build.place('COMMUNITY', street)))).toMatchObject(
    nobody,
  );
  await build.run('proposeProject', propose(await secretary(street)));
  await build.run('proposeProject', propose(await secretary(community), street));
  const { id } = await build.project({
    place: community,
    kind,
    leadId: await secretary(community),
  });
  const given = { projectId: id, decisionId: (await build.decision(street)).id };
  expect(await build.refused('deliberateProject', given)).toMatchObject({
    code: 'CONFLICT',
    state: 'PROPOSED',
  });
  const { id: needId } = await build.need({ place: community });
  await run('joinNeedToProject', id, { needId });
  await build.run('deliberateProject', given);
});

test('a need is joined to one open project at a time, also by two at once, and moves by none', async () => {
  const need = await build.need({ place });
  const projects = [await build.project({ place }), await build.project({ place })];
  const told = await Promise.allSettled(
    projects.map(({ id }) => run('joinNeedToProject', id, { needId: need.id })),
  );
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const joined = await sql<{ project_id: string }>(
    'select project_id from project_need where need_id = $1',
    [need.id],
  );
  expect(joined).toHaveLength(1);
  const first = joined[0]?.project_id ?? '';
  const second = projects.find(({ id }) => id !== first)?.id ?? '';
  expect(await sql('select state, version from need where id = $1', [need.id])).toEqual([
    { state: 'LISTED', version: 2 },
  ]);
  await led(first, 'cancelProject');
  await run('joinNeedToProject', second, { needId: need.id });
  const { node } = await ask(
    'query ($id: ID!) { node(id: $id) { ... on Need { projects { totalCount nodes { id } } } } }',
    { id: need.id },
  );
  expect(node.projects.totalCount).toBe(2);
  const elsewhere = await build.need();
  expect(
    await build.refused('joinNeedToProject', { projectId: second, needId: elsewhere.id }),
  ).toMatchObject({ code: 'CONFLICT' });
});

test('what costs nothing is started once it is filed; the street funds up to the sum that is set', async () => {
  const free = await build.project({ place });
  expect(free).toMatchObject({ plannedFen: 0, funder: null });
  await led(free.id, 'deliberateProject', 'fileProject');
  expect(await build.refused('fundProject', { projectId: free.id })).toMatchObject({
    code: 'CONFLICT',
  });
  await led(free.id, 'startProject');
  const cheap = await build.project({ place, budget: [{ ...line, plannedFen: 100_000 }] });
  const dear = await build.project({ place, budget: [line, { ...line, plannedFen: 50_001 }] });
  expect([cheap.funder, dear.funder]).toEqual(['STREET', 'DISTRICT']);
  const { token } = await office.account({ role: 'STREET_ADMIN', place });
  const fund =
    'mutation ($input: ProjectInput!) { fundProject(input: $input) { project { state } } }';
  for (const { id } of [cheap, dear]) {
    await led(id, 'deliberateProject', 'fileProject');
    expect(await build.refused('startProject', { projectId: id })).toMatchObject({
      code: 'CONFLICT',
      state: 'FILED',
    });
  }
  await as(token).ask(fund, { input: { projectId: cheap.id } });
  const told = await as(token).refusal(fund, { input: { projectId: dear.id } });
  expect(told).toMatchObject({ code: 'FORBIDDEN' });
  await led(dear.id, 'fundProject');
});

test('what is suspended goes on from where it was; what is returned is decided anew', async () => {
  const { id } = await build.project({ place, budget: [line] });
  const state = async () =>
    (await sql('select state, suspended_in, filed_at from project where id = $1', [id]))[0];
  await led(id, 'deliberateProject', 'fileProject', 'returnProject');
  expect(await state()).toEqual({ state: 'RETURNED', suspended_in: null, filed_at: null });
  await led(id, 'resubmitProject', 'deliberateProject', 'fileProject', 'fundProject');
  await led(id, 'suspendProject', 'resumeProject');
  expect(await state()).toMatchObject({ state: 'FUNDED', suspended_in: null });
  await led(id, 'startProject', 'suspendProject', 'resumeProject');
  expect(await state()).toMatchObject({ state: 'IN_PROGRESS', suspended_in: null });
  await led(id, 'suspendProject', 'cancelProject');
  expect(await state()).toMatchObject({ state: 'CANCELLED', suspended_in: null });
});

test.each([
  [{ milestones: [{ title: '', dueOn: '2026-12-01' }] }, 'input.milestones.0.title'],
  [{ milestones: [{ title: '一', dueOn: '2026-12-01', weight: 0 }] }, 'input.milestones.0.weight'],
  [{ budget: [{ ...line, plannedFen: 0 }] }, 'input.budget.0.plannedFen'],
  [{ budget: [line, { ...line, source: 'UNIT' }] }, 'input.budget.1.unitId'],
  [{ budget: [{ ...line, purpose: '致电13812345678' }] }, 'input.budget.0.purpose'],
  [
    { budget: Array.from({ length: 3 }, () => ({ ...line, plannedFen: 1_000_000_000 })) },
    'input.budget',
  ],
  [
    { milestones: Array.from({ length: 21 }, () => ({ title: '一', dueOn: '2026-12-01' })) },
    'input.milestones',
  ],
] as const)('%j is refused by its argument', async (given, argument) => {
  const { id: leadId } = await build.person(place);
  const input = { place: { id: place.id }, title: '项目', leadId, ...given };
  expect(await build.refused('proposeProject', input)).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument,
  });
});

test('a unit sees a project once it takes part, and no more once it does not', async () => {
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const { id } = await build.project({ place });
  const { id: resourceId } = await build.resource({ unit, place });
  const seen = async () => {
    const { projects, partnerUnit } = await as(token).ask(
      'query ($unit: ID!) { projects { nodes { id } } partnerUnit(id: $unit) { projects { nodes { id } } } }',
      { unit: unit.id },
    );
    const ids = (page: { nodes: { id: string }[] }) => page.nodes.map((one) => one.id);
    expect(ids(partnerUnit.projects)).toEqual(ids(projects));
    return ids(projects).includes(id);
  };
  expect(await seen()).toBe(false);
  const feed = await hub.listen<{ effect?: string; id?: string; to?: string | null }>(
    'subscription { projectChanged(scope: { mine: true }) { __typename ... on ProjectChange { id effect to } } }',
    {},
    token,
  );
  expect(await feed.next()).toMatchObject({ __typename: 'FeedCaughtUp' });
  await run('joinResourceToProject', id, { resourceId });
  expect(await seen()).toBe(true);
  expect(await feed.next()).toMatchObject({ id, effect: 'ENTERED', to: 'PROPOSED' });
  await run('removeResourceFromProject', id, { resourceId });
  expect(await seen()).toBe(false);
  expect(await feed.next()).toMatchObject({ id, effect: 'LEFT', to: null });
});

test('a screen sees a project from its filing on, without money, people and words', async () => {
  const { token } = await office.account({ role: 'SCREEN', place });
  const milestones = [{ title: '摸排', dueOn: '2026-12-01' }];
  const { id } = await build.project({ place, budget: [line], milestones });
  const read = async () =>
    (
      await as(token).ask(
        `query ($id: ID!) { node(id: $id) { ... on Project { state progress title description plannedFen spentFen funder
          budget { purpose } milestones { title } lead { id } history { totalCount } } } }`,
        { id },
      )
    ).node;
  await led(id, 'deliberateProject');
  expect(await read()).toBeNull();
  await led(id, 'fileProject');
  const hidden = ['title', 'description', 'plannedFen', 'spentFen', 'funder', 'budget'];
  expect(await read()).toEqual({
    ...{ state: 'FILED', progress: 0, history: { totalCount: 0 } },
    ...Object.fromEntries([...hidden, 'milestones', 'lead'].map((name) => [name, null])),
  });
  await led(id, 'suspendProject').catch(() => {});
  await led(id, 'returnProject');
  expect(await read()).toBeNull();
});

test('the projects of a person that is merged are those of the one that stays', async () => {
  const [first, second] = [await build.person(place), await build.person(place)];
  const { id } = await build.project({ place, leadId: first.id });
  await build.run('mergePersons', { personId: first.id, intoId: second.id });
  const { person } = await ask(
    'query ($id: ID!) { person(id: $id) { projects { nodes { id lead { id } } } } }',
    { id: second.id },
  );
  expect(person.projects.nodes).toEqual([{ id, lead: { id: second.id } }]);
});

test('a project rests on a decision of a committee at its place or above it, and both lead to each other', async () => {
  const street = await build.place('STREET');
  const community = await build.place('COMMUNITY', street);
  const grid = await build.place('GRID', community);
  const { id } = await build.project({ place: community });
  const told = async (at: Built) =>
    build.refused('deliberateProject', {
      projectId: id,
      decisionId: (await build.decision(at)).id,
    });
  const elsewhere = { code: 'BAD_USER_INPUT', argument: 'input.decisionId' };
  expect(await told(grid)).toMatchObject(elsewhere);
  expect(await told(await build.place())).toMatchObject(elsewhere);
  const { id: decisionId } = await build.decision(community);
  await sql(`update decision set state = 'DROPPED' where id = $1`, [decisionId]);
  expect(await told(community)).toMatchObject({ code: 'CONFLICT', state: 'PROPOSED' });
  await sql(`update decision set state = 'OPEN' where id = $1`, [decisionId]);
  // What the street's committee decided is for the leaders of the street, whoever else sees it.
  const secretary = { role: 'COMMUNITY_SECRETARY', place: community } as const;
  const { token } = await office.account(secretary, { role: 'AUDITOR', place: street });
  const give =
    'mutation ($input: DeliberateProjectInput!) { deliberateProject(input: $input) { project { state } } }';
  const ofStreet = { projectId: id, decisionId: (await build.decision(street)).id };
  expect(await as(token).refusal(give, { input: ofStreet })).toMatchObject({ code: 'FORBIDDEN' });
  await as(token).ask(give, { input: { projectId: id, decisionId } });
  const read =
    'query ($id: ID!) { node(id: $id) { ... on Decision { about { nodes { project { decision { id } } } } } } }';
  const { node } = await ask(read, { id: decisionId });
  expect(node.about.nodes).toEqual([{ project: { decision: { id: decisionId } } }]);
});
