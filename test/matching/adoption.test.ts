/** From a plan to claims that both sides accept: and all that refuses it whole. */
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { NOON, insertNeed, insertResource, makeCase } from './cases.ts';

const hub = await openTestHub({ environment: { GRIDHUB_COST_PER_MINUTE: '0' } });
const { ask, build, sql } = hub;
hub.clock.now = NOON;
const district = await build.place('DISTRICT');

const PLAN = `query ($placeId: ID!, $kinds: [ResourceKind!], $until: LocalDate) {
  planMatches(placeId: $placeId, kinds: $kinds, until: $until) { isOptimal needCount resourceCount
    claims { quantity needVersion resourceVersion need { id } resource { id } } unmet { cause rules quantity need { id } } } }`;
const ADOPT = `mutation ($input: AdoptPlanInput!) { adoptPlan(input: $input) {
  claims { id state origin quantity acceptedByPlaceAt acceptedByUnitAt need { id } resource { id } history { nodes { command } } } } }`;

interface Planned {
  quantity: number;
  needVersion: number;
  resourceVersion: number;
  need: { id: string };
  resource: { id: string };
}

const planFor = async (placeId: string, given: object = {}) =>
  (await ask(PLAN, { placeId, ...given })).planMatches;
const linesOf = (claims: Planned[]) =>
  claims.map(({ need, resource, quantity, needVersion, resourceVersion }) => ({
    needId: need.id,
    resourceId: resource.id,
    ...{ quantity, needVersion, resourceVersion },
  }));
const refusedPlan = (input: object) => hub.as(hub.office.token).refusal(ADOPT, { input });
const countClaims = async () =>
  (await sql<{ n: number }>('select count(*)::integer as n from claim'))[0]?.n;

/** Two needs of three, and two resources of three for both. */
async function twoByTwo() {
  const { place, unit } = await build.pair();
  const needs = [
    await build.need({ place, quantity: 3 }),
    await build.need({ place, quantity: 3 }),
  ];
  const resources = [
    await build.resource({ unit, place, quantity: 3 }),
    await build.resource({ unit, place, quantity: 3 }),
  ];
  const { claims } = await planFor(place.id);
  return { place, unit, needs, resources, claims: claims as Planned[] };
}

test(
  'what is planned for a grown district no command refuses: adopted, each claim is accepted by both sides',
  { timeout: 120_000 },
  async () => {
    const random = new Random(21);
    let accepted = 0;
    for (let i = 0; i < 18; i += 1) {
      const { street } = await makeCase(hub, district, random);
      const { claims } = await planFor(street.id);
      if (claims.length === 0) continue;
      const input = { placeId: street.id, claims: linesOf(claims) };
      const { adoptPlan } = await ask(ADOPT, { input });
      expect(adoptPlan.claims).toMatchObject(
        input.claims.map(({ needId, resourceId, quantity }) => ({
          ...{ need: { id: needId }, resource: { id: resourceId }, quantity },
          ...{ state: 'PROPOSED', origin: 'SUGGESTED' },
          ...{ acceptedByPlaceAt: null, acceptedByUnitAt: null },
          history: { nodes: [{ command: 'adoptPlan' }] },
        })),
      );
      for (const { id: claimId } of adoptPlan.claims) {
        await build.run('acceptClaim', { claimId, onBehalfOf: 'PLACE' });
        const { claim } = await build.run('acceptClaim', { claimId, onBehalfOf: 'UNIT' });
        expect(claim.state).toBe('ACCEPTED');
        accepted += 1;
      }
    }
    expect(accepted).toBeGreaterThan(8);
  },
);

test('what was adopted and waits is not planned again', async () => {
  const { place, claims } = await twoByTwo();
  expect(claims).toHaveLength(2);
  await ask(ADOPT, { input: { placeId: place.id, claims: linesOf(claims) } });
  const again = await planFor(place.id);
  expect(again.claims).toEqual([]);
  expect(again.unmet).toMatchObject([{ cause: 'CLAIMS_WAIT' }, { cause: 'CLAIMS_WAIT' }]);
  const { matchSuggestions } = await ask(
    `query ($placeId: ID!) { matchSuggestions(for: { placeId: $placeId }, ineligible: true) { forbiddenBy } }`,
    { placeId: place.id },
  );
  expect(matchSuggestions.map((one: { forbiddenBy: string[] }) => one.forbiddenBy)).toEqual([
    ['ALREADY_PROPOSED'],
    ['ALREADY_PROPOSED'],
  ]);
});

test('a need or a resource that has moved on refuses the whole plan, and no claim is left', async () => {
  const { place, unit, needs, resources, claims } = await twoByTwo();
  const input = { placeId: place.id, claims: linesOf(claims) };
  const before = await countClaims();
  await build.run('amendResource', { resourceId: resources[1].id, quantity: 9 });
  expect(await refusedPlan(input)).toMatchObject({ code: 'CONFLICT' });
  expect(await countClaims()).toBe(before);
  const anew = linesOf((await planFor(place.id)).claims);
  await build.claim({ need: needs[0], unit });
  const { errors } = await hub
    .as(hub.office.token)
    .answer(ADOPT, { input: { placeId: place.id, claims: anew } });
  expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', state: 'LISTED' } }]);
  expect(errors?.[0]?.message).toContain('Plan anew');
  expect(await countClaims()).toBe((before ?? 0) + 1);
});

test('claims that fit one by one and not together are refused, of a need and of a resource', async () => {
  const { place, needs, resources } = await twoByTwo();
  const line = (need: number, resource: number) => ({
    needId: needs[need]?.id,
    resourceId: resources[resource]?.id,
    needVersion: needs[need]?.version,
    resourceVersion: resources[resource]?.version,
    quantity: 2,
  });
  const refused = (claims: object[]) => refusedPlan({ placeId: place.id, claims });
  expect(await refused([line(0, 0), line(0, 1)])).toMatchObject({ code: 'CONFLICT' });
  expect(await refused([line(0, 0), line(1, 0)])).toMatchObject({ code: 'CONFLICT' });
  expect(await refused([line(0, 0), line(0, 0)])).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await refused([])).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await refused([{ ...line(0, 0), quantity: 4 }])).toMatchObject({ code: 'CONFLICT' });
  await ask(ADOPT, { input: { placeId: place.id, claims: [line(0, 0), line(1, 1)] } });
});

test('what no claim could be, no plan makes it: another place, a need for the staff alone, a resource of another category', async () => {
  const { place, unit, needs, resources } = await twoByTwo();
  const elsewhere = await build.place();
  const internal = await build.need({ place, visibility: 'INTERNAL' });
  const other = await build.need({ place, category: 'LEGAL_AID' });
  const far = await build.need({ place: elsewhere });
  const [resource] = resources;
  const given = (need: { id: string; version: number }) => ({
    placeId: place.id,
    claims: [
      {
        ...{ needId: need.id, needVersion: need.version, quantity: 1 },
        ...{ resourceId: resource.id, resourceVersion: resource.version },
      },
    ],
  });
  expect(await refusedPlan(given(internal))).toMatchObject({ code: 'CONFLICT' });
  expect(await refusedPlan(given(other))).toMatchObject({ code: 'CONFLICT' });
  expect(await refusedPlan(given(far))).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.claims.0.needId',
  });
  // With the agreement ended the same claim is none.
  await sql(`update agreement set state = 'TERMINATED' where unit_id = $1`, [unit.id]);
  expect(await refusedPlan(given(needs[0]))).toMatchObject({ code: 'CONFLICT' });
});

test('a plan is adopted once: the same lines again are refused with the claim that waits, whoever gives them', async () => {
  const { place, claims } = await twoByTwo();
  const input = { placeId: place.id, claims: linesOf(claims) };
  const { adoptPlan } = await ask(ADOPT, { input });
  const ids = adoptPlan.claims.map(({ id }: { id: string }) => id);
  const numbers = await sql<{ number: string }>('select number from claim where id = any($1)', [
    ids,
  ]);
  const before = await countClaims();
  const { token } = await hub.office.account({ role: 'COMMUNITY_SECRETARY', place });
  for (const asked of [hub.as(hub.office.token), hub.as(token)]) {
    const { errors } = await asked.answer(ADOPT, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', state: 'PROPOSED' } }]);
    expect(numbers.some(({ number }) => errors?.[0]?.message.includes(number))).toBe(true);
  }
  expect(await countClaims()).toBe(before);
});

test('two who adopt the same plan at once: the second is refused', async () => {
  const { place, claims } = await twoByTwo();
  const input = { placeId: place.id, claims: linesOf(claims) };
  const both = await Promise.all(
    [1, 2].map(() => hub.as(hub.office.token).answer(ADOPT, { input })),
  );
  expect(both.filter(({ errors }) => errors)).toHaveLength(1);
  const [made] = await sql('select count(*)::integer as n from claim where path = $1', [
    place.path,
  ]);
  expect(made).toEqual({ n: 2 });
});

test('what waits on a need or on a resource by another claim is left for it', async () => {
  const { place, unit, needs, resources } = await twoByTwo();
  const line = (need: number, resource: number) => ({
    ...{ needId: needs[need]?.id, needVersion: needs[need]?.version },
    ...{ resourceId: resources[resource]?.id, resourceVersion: resources[resource]?.version },
  });
  const given = (claim: object, quantity: number) => ({
    placeId: place.id,
    claims: [{ ...claim, quantity }],
  });
  const suggested = { needId: needs[0]?.id, unitId: unit.id, origin: 'SUGGESTED', quantity: 2 };
  await build.run('claimNeed', { ...suggested, resourceId: resources[0]?.id });
  expect(await refusedPlan(given(line(0, 1), 2))).toMatchObject({ code: 'CONFLICT' });
  expect(await refusedPlan(given(line(1, 0), 2))).toMatchObject({ code: 'CONFLICT' });
  await ask(ADOPT, { input: given(line(0, 1), 1) });
  await ask(ADOPT, { input: given(line(1, 0), 1) });
});

test('the same key adopts a plan once, and answers the same claims', async () => {
  const { place, claims } = await twoByTwo();
  const input = { placeId: place.id, claims: linesOf(claims), idempotencyKey: `plan ${place.id}` };
  const before = await countClaims();
  const first = await ask(ADOPT, { input });
  expect(await ask(ADOPT, { input })).toEqual(first);
  expect(first.adoptPlan.claims).toHaveLength(2);
  expect(await countClaims()).toBe((before ?? 0) + 2);
});

test('a plan keeps to the kinds and the day that are asked for', async () => {
  const { place, unit } = await build.pair();
  const random = new Random(4);
  const soon = await insertNeed(hub, place, random, { quantity: 2 });
  const late = await insertNeed(hub, place, random, { quantity: 2 });
  await sql(
    `update need set category = 'ENVIRONMENT', visibility = 'PARTNERS' where id = any($1)`,
    [[soon.id, late.id]],
  );
  await sql(`update need set deadline = '2026-11-30T15:59:59Z' where id = $1`, [soon.id]);
  await sql(`update need set deadline = '2026-11-30T16:00:00Z' where id = $1`, [late.id]);
  const people = await insertResource(hub, unit, place, random, { quantity: 9 });
  await sql(
    `update resource set categories = '{ENVIRONMENT}', state = 'LISTED', available_from = '2020-01-01' where id = $1`,
    [people.id],
  );
  const ids = async (given: object) => {
    const { claims } = await planFor(place.id, given);
    return new Set(claims.map(({ need }: Planned) => need.id));
  };
  expect(await ids({})).toEqual(new Set([soon.id, late.id]));
  // The day ends at midnight in China, which is 16:00 UTC.
  expect(await ids({ until: '2026-11-30' })).toEqual(new Set([soon.id]));
  expect(await ids({ until: '2026-11-29' })).toEqual(new Set());
  expect(await ids({ kinds: ['PEOPLE'] })).toEqual(new Set([soon.id, late.id]));
  expect(await planFor(place.id, { kinds: ['MONEY'] })).toMatchObject({
    claims: [],
    resourceCount: 0,
    unmet: [{ cause: 'NO_RESOURCE' }, { cause: 'NO_RESOURCE' }],
  });
});
