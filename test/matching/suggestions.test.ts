/** What makes a score, what forbids a pair, and in which order pairs are told. */
import { expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office, sql } = hub;
const DAY_MS = 86_400_000;

const ASKED = `query ($for: MatchFor!, $first: Int, $ineligible: Boolean) {
  matchSuggestions(for: $for, first: $first, ineligible: $ineligible) {
    quantity score outOf isEligible forbiddenBy reasons { part weight points zh en } need { id } resource { id } } }`;

interface Reason {
  part: string;
  weight: number;
  points: number;
  zh: string;
  en: string;
}
interface Suggestion {
  quantity: number;
  score: number;
  outOf: number;
  forbiddenBy: string[];
  reasons: Reason[];
  need: { id: string };
  resource: { id: string };
}

const suggest = async (of: object, more: object = {}, asker = as(office.token)) =>
  (await asker.ask(ASKED, { for: of, ...more })).matchSuggestions as Suggestion[];
const pointsOf = ({ reasons }: Suggestion) =>
  Object.fromEntries(reasons.map(({ part, points }) => [part, points]));
/** The pair of these two, eligible or not. */
const pairOf = async (need: { id: string }, resource: { id: string }, ineligible = false) => {
  const found = await suggest({ needId: need.id }, { ineligible, first: 100 });
  const pair = found.find((one) => one.resource.id === resource.id);
  if (!pair) throw new Error('the pair is not told');
  return pair;
};

async function setting() {
  const { place, unit } = await build.pair();
  const need = await build.need({ place, quantity: 4 });
  const resource = await build.resource({ unit, place, quantity: 9 });
  const amend = (table: string, id: string, set: string) =>
    sql(`update ${table} set ${set} where id = $1`, [id]);
  return { place, unit, need, resource, amend };
}

test('a pair is told with a reason in both languages for each part, which add up to its score', async () => {
  const { place, need, resource } = await setting();
  const [pair, ...others] = await suggest({ placeId: place.id });
  expect(others).toEqual([]);
  expect(pair).toMatchObject({
    ...{ quantity: 4, outOf: 110, isEligible: true, forbiddenBy: [] },
    ...{ need: { id: need.id }, resource: { id: resource.id } },
  });
  const { reasons = [], score } = pair ?? {};
  expect(reasons.map(({ part }) => part)).toEqual([
    ...['CATEGORY', 'WORDS', 'DISTANCE', 'DATES', 'QUANTITY', 'SEAT', 'RECORD'],
  ]);
  expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  for (const { zh, en, points, weight } of reasons) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(points).toBeGreaterThanOrEqual(0);
    expect(points).toBeLessThanOrEqual(weight);
  }
  expect(await suggest({ needId: need.id })).toEqual([pair]);
  expect(await suggest({ resourceId: resource.id })).toEqual([pair]);
});

test('a resource for one category is better than one for all, and one that speaks of the same than one that does not', async () => {
  const { need, resource, amend } = await setting();
  const plain = pointsOf(await pairOf(need, resource));
  expect(plain).toMatchObject({ CATEGORY: 20, WORDS: 0 });
  await amend(
    'resource',
    resource.id,
    `categories = '{PUBLIC_FACILITY,OTHER}', title = '楼道照明'`,
  );
  const pair = await pairOf(need, resource);
  expect(pointsOf(pair)).toMatchObject({ CATEGORY: 14, WORDS: 20 });
  expect(pair.reasons.find(({ part }) => part === 'WORDS')?.zh).toContain('照明');
});

test('a unit that is near is better than one that is far', async () => {
  const { place, need, resource, amend } = await setting();
  expect(pointsOf(await pairOf(need, resource))['DISTANCE']).toBe(15);
  const grid = await build.place('GRID', place);
  const [unit] = await sql<{ id: string }>('select unit_id as id from resource where id = $1', [
    resource.id,
  ]);
  await amend('partner_unit', unit?.id ?? '', `path = '${grid.path}'`);
  expect(pointsOf(await pairOf(need, resource))['DISTANCE']).toBe(15);
  await amend(
    'partner_unit',
    unit?.id ?? '',
    `path = '${place.path.split('.').slice(0, -3).join('.')}.'`,
  );
  expect(pointsOf(await pairOf(need, resource))['DISTANCE']).toBe(12);
  const far = await build.place('GRID');
  await amend('partner_unit', unit?.id ?? '', `path = '${far.path}'`);
  expect(pointsOf(await pairOf(need, resource))['DISTANCE']).toBeLessThan(6);
});

test('what is urgent comes first, and what stays open until the deadline', async () => {
  const { need, resource, amend } = await setting();
  const points = async (deadlineDays: number, openDays: number) => {
    const at = new Date(Date.now() + deadlineDays * DAY_MS).toISOString();
    const until = new Date(Date.now() + openDays * DAY_MS).toISOString().slice(0, 10);
    await amend('need', need.id, `deadline = '${at}'`);
    await amend('resource', resource.id, `available_until = '${until}'`);
    return pointsOf(await pairOf(need, resource))['DATES'];
  };
  expect(await points(-1, 30)).toBe(15);
  expect(await points(6, 30)).toBe(13);
  expect(await points(14, 30)).toBe(11);
  expect(await points(40, 90)).toBe(9);
  // Open for a tenth of the time.
  expect(await points(100, 9)).toBeLessThan(2);
});

test('what covers the whole need by its own measure is better than a part, or another measure', async () => {
  const { need, resource, amend } = await setting();
  const points = async () => pointsOf(await pairOf(need, resource))['QUANTITY'];
  await amend(
    'need',
    need.id,
    `unit_of_measure = (select unit_of_measure from resource where id = '${resource.id}')`,
  );
  expect(await points()).toBe(15);
  await amend('resource', resource.id, 'quantity = 1');
  expect(await points()).toBe(4);
  await amend('resource', resource.id, `quantity = 9, unit_of_measure = '小时'`);
  expect(await points()).toBe(8);
});

test('a unit that delivered is better than a new one, and that than one that did not come', async () => {
  const { place, unit, need, resource } = await setting();
  const points = async () => pointsOf(await pairOf(need, resource))['RECORD'] ?? 0;
  const ofNew = await points();
  const claimed = async (...steps: [string, object?][]) => {
    const other = await build.need({ place });
    const { id: claimId } = await build.claim({ need: other, unit });
    for (const [step, more] of steps) await build.run(step, { claimId, ...more });
  };
  await claimed(['startClaim'], ['deliverClaim']);
  await claimed(['startClaim'], ['deliverClaim'], ['confirmClaim']);
  const ofGood = await points();
  expect(ofGood).toBeGreaterThan(ofNew);
  const { reasons } = await pairOf(need, resource);
  expect(reasons.find(({ part }) => part === 'RECORD')).toMatchObject({
    zh: '单位承诺2件，完成2件，未履约0件',
    en: 'The unit has delivered 2 of 2 claims; 0 times it did not come.',
  });
  for (let i = 0; i < 3; i += 1) await claimed(['reportNoShow', { reason: '未到场' }]);
  expect(await points()).toBeLessThan(ofNew);
});

test('a unit that sits on the committee there is better than one that does not, and most where its head takes the seat', async () => {
  const street = await build.place('STREET');
  const place = await build.place('COMMUNITY', street);
  const unit = await build.unit({ place });
  await build.agreement({ unit, place: street });
  const grid = await build.place('GRID', place);
  const need = await build.need({ place: grid });
  const resource = await build.resource({ unit, place: street, quantity: 9 });
  const seat = async () => {
    const pair = await pairOf(need, resource);
    expect(pair.outOf).toBe(110);
    return pair.reasons.find(({ part }) => part === 'SEAT');
  };
  const none = { weight: 10, points: 0, zh: '单位不是属地大党委成员单位' };
  expect(await seat()).toMatchObject(none);
  const committeeAt = async (at: Built, kind = 'JOINT_COMMITTEE') => {
    const { id: committeeId } = await build.party(at, kind);
    const given = { committeeId, unitId: unit.id, validFrom: '2020-01-01' };
    const { seat: made } = await build.run('seatUnit', given);
    return { committeeId, seatId: made.id as string };
  };
  // One of the place beside it is none there.
  await committeeAt(await build.place('COMMUNITY', street));
  expect(await seat()).toMatchObject(none);
  const own = await committeeAt(place);
  expect(await seat()).toMatchObject({ points: 5, zh: '单位是属地大党委成员单位，席位暂缺' });
  const above = await committeeAt(street, 'JOINT_WORKING_COMMITTEE');
  const head = await build.person(place, unit);
  const post = { personId: head.id, post: 'CONCURRENT_MEMBER', validFrom: '2020-01-01' };
  await build.run('appointPerson', { ...post, bodyId: above.committeeId });
  expect(await seat()).toMatchObject({
    points: 10,
    en: 'The unit sits on the joint committee there, by its head.',
  });
  // A liaison is told the same of its own unit.
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit });
  const [ofOwn] = await suggest({ resourceId: resource.id }, {}, as(token));
  expect(pointsOf(ofOwn ?? (await pairOf(need, resource)))['SEAT']).toBe(10);
  expect(ofOwn?.outOf).toBe(95);
  const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  await amendSeat(above.seatId, yesterday);
  expect(await seat()).toMatchObject({ points: 5 });
  await amendSeat(own.seatId, yesterday);
  expect(await seat()).toMatchObject(none);
});

/** Its last day, as no command sets it that also ends who sits there. */
const amendSeat = (seatId: string, validUntil: string) =>
  sql('update seat set valid_until = $2 where id = $1', [seatId, validUntil]);

test('each rule that forbids a pair is told by its name, and no command would do it', async () => {
  const { place, unit, need, resource, amend } = await setting();
  const forbidding: [string, string, string][] = [
    ['NEED_INTERNAL', 'need', `visibility = 'INTERNAL'`],
    ['RESOURCE_NOT_LISTED', 'resource', `state = 'PAUSED'`],
    ['NOT_AVAILABLE_TODAY', 'resource', `available_from = '2099-12-30'`],
    ['NOT_AVAILABLE_TODAY', 'resource', `available_until = '2020-12-30'`],
    ['RESOURCE_EXHAUSTED', 'resource', 'reserved = 9'],
    ['CATEGORY_NOT_SERVED', 'resource', `categories = '{OTHER}'`],
    ['NEED_NOT_LISTED', 'need', `state = 'REPORTED'`],
    ['NO_AGREEMENT', 'agreement', `valid_until = '2020-12-30'`],
  ];
  const [agreement] = await sql<{ id: string }>('select id from agreement where unit_id = $1', [
    unit.id,
  ]);
  const ids: Record<string, string> = {
    ...{ need: need.id, resource: resource.id, agreement: agreement?.id ?? '' },
  };
  const claim = { needId: need.id, unitId: unit.id, resourceId: resource.id, quantity: 1 };
  for (const [rule, table, set] of forbidding) {
    const id = ids[table] ?? '';
    const [before] = await sql(`select * from ${table} where id = $1`, [id]);
    await amend(table, id, set);
    expect((await pairOf(need, resource, true)).forbiddenBy, rule).toEqual([rule]);
    expect(await suggest({ needId: need.id }), rule).toEqual([]);
    expect(await build.refused('claimNeed', { ...claim, origin: 'SUGGESTED' }), rule).toMatchObject(
      { code: 'CONFLICT' },
    );
    const [column = ''] = set.split(' ');
    await sql(`update ${table} set ${column} = $2 where id = $1`, [id, before?.[column]]);
  }
  const beside = await build.resource({ unit, place: await build.place('GRID', place) });
  expect((await pairOf(need, beside, true)).forbiddenBy).toEqual(['PLACE_NOT_SERVED']);
  // Every rule that is not told any more leaves the pair as it was.
  expect((await pairOf(need, resource)).forbiddenBy).toEqual([]);
});

test('what comes nearest is told first of pairs that may not be, the best of those that may', async () => {
  const { place, unit, need, resource } = await setting();
  const better = await build.resource({ unit, place, quantity: 9 });
  await sql(`update resource set title = '楼道照明维修队' where id = $1`, [better.id]);
  expect((await suggest({ needId: need.id })).map((one) => one.resource.id)).toEqual([
    better.id,
    resource.id,
  ]);
  expect(await suggest({ needId: need.id }, { first: 1 })).toHaveLength(1);
  await sql(`update resource set state = 'PAUSED', categories = '{OTHER}' where id = $1`, [
    better.id,
  ]);
  await sql(`update resource set state = 'PAUSED' where id = $1`, [resource.id]);
  const forbidden = await suggest({ needId: need.id }, { ineligible: true });
  expect(forbidden.map((one) => one.forbiddenBy.length)).toEqual([1, 2]);
  const { errors } = await as(office.token).answer(ASKED, { for: { needId: need.id }, first: 101 });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
  const both = await as(office.token).answer(ASKED, {
    for: { needId: need.id, placeId: place.id },
  });
  expect(both.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('an agreement of the street counts for a community’s needs, though its secretary does not see it', async () => {
  const street = await build.place('STREET');
  const place = await build.place('COMMUNITY', street);
  const unit = await build.unit({ place });
  await build.agreement({ unit, place: street });
  const need = await build.need({ place });
  const resource = await build.resource({ unit, place, quantity: 9 });
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place });
  const { agreements } = (
    await as(token).ask(
      'query ($id: ID!) { partnerUnit(id: $id) { agreements { nodes { id } } } }',
      {
        id: unit.id,
      },
    )
  ).partnerUnit;
  expect(agreements.nodes).toEqual([]);
  const [pair] = await suggest({ needId: need.id }, {}, as(token));
  expect(pair).toMatchObject({ isEligible: true, resource: { id: resource.id } });
  // To suggest it is hers, too.
  const input = { needId: need.id, unitId: unit.id, resourceId: resource.id, quantity: 1 };
  const { errors } = await as(token).answer(
    'mutation ($input: ClaimNeedInput!) { claimNeed(input: $input) { claim { id } } }',
    { input: { ...input, origin: 'SUGGESTED' } },
  );
  expect(errors).toBeUndefined();
});

test('a plan of a caller that has one waiting already is refused, and others wait for theirs', async () => {
  const { place } = await setting();
  const document =
    'query ($placeId: ID!) { planMatches(placeId: $placeId) { isOptimal claims { quantity } } }';
  const plan = async (asker = as(office.token)) => asker.answer(document, { placeId: place.id });
  const other = as((await office.account({ role: 'COMMUNITY_SECRETARY', place })).token);
  const answers = await Promise.all([plan(), plan(), plan(), plan(other)]);
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'done');
  expect(codes.filter((one) => one !== 'done')).toEqual(['RATE_LIMITED']);
  expect(codes[3]).toBe('done');
  // And then all is free again.
  expect((await plan()).errors).toBeUndefined();
});
