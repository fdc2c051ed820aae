/** Who is shown which pairs: the oracle says who sees needs and resources, the domain text who is shown suggestions of them. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/id.ts';
import { openTestHub } from '../support/hub.ts';
import { type Given, Oracle } from '../access/oracle.ts';
import { NOON, TODAY, enrich, readWorld, tokenOf } from '../access/world.ts';

const hub = await openTestHub({ demo: true, environment: { GRIDHUB_COST_PER_MINUTE: '0' } });
hub.clock.now = NOON;
await enrich(hub);
/** The demo offers for streets: something for a community besides, which its secretary sees. */
const offeredId = newId('resource');
await hub.sql(
  `insert into resource (id, number, unit_id, place_id, path, kind, title, description, categories, quantity,
     is_inexhaustible, unit_of_measure, open_to, available_from, available_until, state)
   select $1, 'R9999-000001', a.unit_id, p.id, p.path, 'PEOPLE', '社区志愿服务队', '', array[n.category], 9,
     false, '人次', 'STAFF', '2020-01-01', '2099-12-31', 'LISTED'
   from need n join agreement a on n.path ^@ a.path join place p on p.path = n.community_path
   where n.state = 'LISTED' and n.visibility = 'PARTNERS' and p.kind = 'COMMUNITY'
     and a.state = 'ACTIVE' and $2::date between a.valid_from and a.valid_until
     and a.opened_categories is null and a.opened_place_ids is null and cardinality(a.opened_lists) = 2
   order by n.id, a.id limit 1`,
  [offeredId, TODAY],
);
/** Elsewhere a unit is shown what another one shares: the pair is neither the one's, nor a leader's of that place. */
const [elsewhere] = await hub.sql<{ other: string }>(
  `select a.unit_id as other, a.place_id, a.path, n.category from agreement a join need n on n.path ^@ a.path
     join resource o on o.id = $1
   where n.state = 'LISTED' and n.visibility = 'PARTNERS' and a.state = 'ACTIVE' and $2::date between a.valid_from and a.valid_until
     and a.opened_categories is null and a.opened_place_ids is null and cardinality(a.opened_lists) = 2
     and a.unit_id <> o.unit_id and not o.path ^@ a.path order by a.id limit 1`,
  [offeredId, TODAY],
);
if (!elsewhere) throw new Error('the demo has no agreement elsewhere');
const { place_id: placeId, path: pathElsewhere, category } = elsewhere as Record<string, unknown>;
await hub.sql(
  `insert into agreement (id, number, unit_id, place_id, path, title, state, proposed_by, valid_from, valid_until)
   select $2, 'A9999-000001', o.unit_id, p.id, p.path, '共建协议书', 'ACTIVE', 'PLACE', '2020-01-01', '2099-12-31'
   from resource o, place p where o.id = $1 and p.kind = 'DISTRICT' and $3 ^@ p.path`,
  [offeredId, newId('agreement'), pathElsewhere],
);
await hub.sql(
  `insert into resource (id, number, unit_id, place_id, path, kind, title, description, categories, quantity,
     is_inexhaustible, unit_of_measure, open_to, available_from, available_until, state)
   select $2, 'R9999-000002', o.unit_id, $3, $4, 'PEOPLE', '共享服务队', '', array[$5], 9,
     false, '人次', 'PARTNERS', '2020-01-01', '2099-12-31', 'LISTED' from resource o where o.id = $1`,
  [offeredId, newId('resource'), placeId, pathElsewhere, category],
);
const world = await readWorld(hub);
const needs = new Map(world.needs.map((one) => [one.id, one]));
const resources = new Map(world.resources.map((one) => [one.id, one]));

const LEADERS = ['DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY'];

/** A community, with a unit that offers something there under an agreement of today. */
const { today } = world;
const inForce = world.agreements.filter(
  (one) => one.state === 'ACTIVE' && one.valid_from <= today && one.valid_until >= today,
);
const offered = resources.get(offeredId);
if (!offered) throw new Error('the demo has no need that a resource could serve');
const placeAbove = (kind: RegExp) => {
  const found = world.places.find(
    (one) => kind.test(one.kind) && offered.path.startsWith(one.path),
  );
  if (!found) throw new Error('the resource lies in no such place');
  return found;
};
const district = placeAbove(/^DISTRICT$/);
const street = placeAbove(/^(STREET|TOWN)$/);
const community = placeAbove(/^(COMMUNITY|VILLAGE)$/);
const unit = world.units.find(({ id }) => id === offered.unit_id);
const other = world.units.find(({ id }) => id === elsewhere.other);
if (!unit || !other) throw new Error('the demo has no units');
const grid = world.places.find((one) => one.kind === 'GRID' && one.path.startsWith(community.path));
if (!grid) throw new Error('the community has no grid');

const VIEWERS: Record<string, Given[]> = {
  DISTRICT_ADMIN: [{ role: 'DISTRICT_ADMIN', place: district }],
  STREET_ADMIN: [{ role: 'STREET_ADMIN', place: street }],
  COMMUNITY_SECRETARY: [{ role: 'COMMUNITY_SECRETARY', place: community }],
  COMMUNITY_STAFF: [{ role: 'COMMUNITY_STAFF', place: community }],
  GRID_WORKER: [{ role: 'GRID_WORKER', place: grid }],
  UNIT_LIAISON: [{ role: 'UNIT_LIAISON', unit }],
  'liaison of another unit': [{ role: 'UNIT_LIAISON', unit: other }],
  'secretary and liaison of another unit': [
    { role: 'COMMUNITY_SECRETARY', place: community },
    { role: 'UNIT_LIAISON', unit: other },
  ],
  'staff of the street, secretary of the community': [
    { role: 'COMMUNITY_STAFF', place: street },
    { role: 'COMMUNITY_SECRETARY', place: community },
  ],
  'liaison and screen': [
    { role: 'UNIT_LIAISON', unit },
    { role: 'SCREEN', place: district },
  ],
  SCREEN: [{ role: 'SCREEN', place: district }],
  AUDITOR: [{ role: 'AUDITOR', place: district }],
  INTEGRATION: [{ role: 'INTEGRATION', place: district }],
  nobody: [],
};
/** Those of them that are shown something of the district: a rule that shows nothing to anybody would be kept by all. */
const SHOWN = [
  ...LEADERS,
  'UNIT_LIAISON',
  'liaison and screen',
  'secretary and liaison of another unit',
  'staff of the street, secretary of the community',
];

/** Ten where the unit's head sits on a committee of the place or above it, half of it where nobody takes its seat. */
function seatPoints(unitId: string, path: string): number {
  const isToday = (one: { valid_from: string; valid_until: string | null }) =>
    one.valid_from <= world.today && (one.valid_until ?? world.today) >= world.today;
  const there = new Set(
    world.organisations.filter((one) => path.startsWith(one.path)).map(({ id }) => id),
  );
  const own = world.seats.filter(
    (one) => one.unit_id === unitId && there.has(one.committee_id) && isToday(one),
  );
  const isTaken = own.some(({ committee_id: id }) =>
    world.appointments.some(
      (one) =>
        one.body_id === id &&
        one.unit_id === unitId &&
        one.post === 'CONCURRENT_MEMBER' &&
        isToday(one),
    ),
  );
  if (isTaken) return 10;
  return own.length > 0 ? 5 : 0;
}

const ASKED = `query ($for: MatchFor!, $ineligible: Boolean) {
  matchSuggestions(for: $for, ineligible: $ineligible, first: 100) {
    score outOf isEligible forbiddenBy reasons { part weight points zh en }
    need { id title } resource { id title unit { id } }
  }
}`;

interface Shown {
  score: number;
  outOf: number;
  isEligible: boolean;
  forbiddenBy: string[];
  reasons: { part: string; weight: number; points: number; zh: string; en: string }[];
  need: { id: string; title: string | null };
  resource: { id: string; title: string | null; unit: { id: string } };
}

describe.each(Object.entries(VIEWERS))('%s', (who, given) => {
  const oracle = new Oracle(world, given);
  const led = given.flatMap(({ role, place }) =>
    place && LEADERS.includes(role) ? [place.path] : [],
  );
  const own = given.flatMap((one) => (one.unit ? [one.unit.id] : []));

  function judge(one: Shown): void {
    const [need, resource] = [needs.get(one.need.id), resources.get(one.resource.id)];
    if (!need || !resource) throw new Error('a row that is not there');
    expect(oracle.seesNeed(need), `a leak of a need to ${who}`).toBe(true);
    expect(oracle.seesResource(resource), `a leak of a resource to ${who}`).toBe(true);
    const isLed = led.some((path) => need.path.startsWith(path));
    const isOwn = own.includes(resource.unit_id);
    expect(isLed || (isOwn && one.isEligible), `a pair that is not for ${who}`).toBe(true);
    expect(one.reasons.some(({ part }) => part === 'RECORD')).toBe(isLed);
    expect(one.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(one.score);
    expect(one.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(one.outOf);
    const seat = one.reasons.find(({ part }) => part === 'SEAT');
    expect(seat?.points, 'the seat').toBe(seatPoints(resource.unit_id, need.path));
    // What is shown of a pair is shown in full: nothing of it through a screen.
    expect([one.need.title, one.resource.title]).not.toContain(null);
    if (!one.isEligible) return;
    expect(need).toMatchObject({ state: 'LISTED', visibility: 'PARTNERS' });
    const { path: needPath } = need;
    expect(
      inForce.some(
        ({ unit_id, path }) => unit_id === resource.unit_id && needPath.startsWith(path),
      ),
    ).toBe(true);
  }

  test.each([
    ['the district', district],
    ['the street', street],
    ['the community', community],
  ])('pairs of %s', async (_, { id: placeId }) => {
    const asker = hub.as(await tokenOf(hub, given));
    for (const ineligible of [false, true]) {
      const answer = await asker.ask(ASKED, { for: { placeId }, ineligible });
      for (const one of answer.matchSuggestions as Shown[]) {
        expect(one.isEligible).toBe(!ineligible);
        expect(one.forbiddenBy.length > 0).toBe(ineligible);
        judge(one);
      }
      const isShown = ineligible ? led.length > 0 : SHOWN.includes(who);
      // Elsewhere it may offer something of its own.
      if (who === 'liaison of another unit') continue;
      expect(answer.matchSuggestions.length > 0).toBe(isShown);
    }
  });

  test('pairs of a resource, and of a need, where they are seen', async () => {
    const asker = hub.as(await tokenOf(hub, given));
    const asked = async (of: object) => asker.answer(ASKED, { for: of, ineligible: false });
    const ofResource = await asked({ resourceId: offered.id });
    if (!oracle.seesResource(offered)) {
      expect(ofResource.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      return;
    }
    expect(ofResource.errors).toBeUndefined();
    const shown = ofResource.data.matchSuggestions as Shown[];
    shown.forEach(judge);
    expect(shown.length > 0).toBe(led.length > 0 || own.includes(offered.unit_id));
    for (const { need, resource } of shown.slice(0, 3)) {
      const { data } = await asked({ needId: need.id });
      const pairs = data.matchSuggestions as Shown[];
      pairs.forEach(judge);
      expect(pairs.map((one) => one.resource.id)).toContain(resource.id);
    }
  });

  test('a plan is for those who lead the place', async () => {
    const asker = hub.as(await tokenOf(hub, given));
    for (const { id: placeId, path } of [community, street, district]) {
      const { planMatches } = await asker.ask(
        `query ($placeId: ID!) { planMatches(placeId: $placeId) { claims { need { id } resource { id } } unmet { need { id } } } }`,
        { placeId },
      );
      expect(planMatches !== null, path).toBe(led.some((one) => path.startsWith(one)));
      for (const { need, resource } of planMatches?.claims ?? []) {
        const rows = [needs.get(need.id), resources.get(resource.id)] as const;
        expect(rows[0] && oracle.seesNeed(rows[0])).toBe(true);
        expect(rows[1] && oracle.seesResource(rows[1])).toBe(true);
      }
      for (const { need } of planMatches?.unmet ?? []) expect(needs.has(need.id)).toBe(true);
    }
  });
});

test('of a need that is not there, and of one that is hidden, the same is said', async () => {
  const hidden = world.needs.find(({ path }) => !path.startsWith(community.path));
  const asker = hub.as(await tokenOf(hub, VIEWERS['COMMUNITY_SECRETARY'] ?? []));
  const told = [hidden?.id ?? '', `${hidden?.id.slice(0, -1)}x`].map(async (needId) => {
    const { errors } = await asker.answer(ASKED, { for: { needId } });
    return errors?.map(({ message }) => message.replace(needId, '…'));
  });
  const [one, another] = await Promise.all(told);
  expect(one).toEqual(another);
  expect(one).toHaveLength(1);
});
