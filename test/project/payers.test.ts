/** Units that a budget names: such as have something to do with the project; others are not there, like what is hidden. */
import { beforeAll, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { openTestHub } from '../support/hub.ts';

const { as, build, office, sql } = await openTestHub();

let place: Built;
let unit: { id: string };
let leadId: string;

beforeAll(async () => {
  ({ place, unit } = await build.pair());
  leadId = (await build.person(place)).id;
});

const paidBy = (unitId: string) => [
  { purpose: '人工', source: 'FUND', plannedFen: 100 },
  { purpose: '材料', source: 'UNIT', unitId, plannedFen: 100 },
];
const proposed = (unitId: string) => ({
  ...{ place: { id: place.id }, title: '项目', leadId },
  budget: paidBy(unitId),
});
const PROPOSE =
  'mutation ($input: ProposeProjectInput!) { proposeProject(input: $input) { project { id } } }';
const missing = 'unit_0000000000000000000000000a';

test('a unit that has nothing to do with the project is refused as one that there is not', async () => {
  const stranger = await build.unit();
  const [hidden, none] = [
    await build.refused('proposeProject', proposed(stranger.id)),
    await build.refused('proposeProject', proposed(missing)),
  ];
  expect(hidden).toMatchObject({ code: 'NOT_FOUND', argument: 'input.budget.1.unitId' });
  expect(hidden).toEqual(none);
  // With an agreement that is over it has nothing to do with it any more.
  const former = await build.unit({ place });
  await build.agreement({ unit: former, place });
  await sql(`update agreement set valid_until = '2020-12-31' where unit_id = $1`, [former.id]);
  expect(await build.refused('proposeProject', proposed(former.id))).toEqual(none);
});

test('one with an agreement there or above it, one that leads it and one that takes part may pay', async () => {
  const { project } = await build.run('proposeProject', proposed(unit.id));
  expect(project.plannedFen).toBe(200);
  const inside = await build.place('GRID', place);
  await build.run('proposeProject', { ...proposed(unit.id), place: { id: inside.id } });
  const raiser = await build.unit({ place });
  const projectId = project.id as string;
  const pays = { projectId, budget: paidBy(raiser.id) };
  expect(await build.refused('amendProject', pays)).toMatchObject({ code: 'NOT_FOUND' });
  const { id: needId } = await build.need({ place, unitId: raiser.id });
  await build.run('joinNeedToProject', { projectId, needId });
  await build.run('amendProject', pays);
  // It pays still, although it takes part no longer.
  await build.run('removeNeedFromProject', { projectId, needId });
  await build.run('amendProject', pays);
});

test('a liaison names its own unit, and learns of no other whether it has an agreement', async () => {
  const [own, other] = [await build.unit({ place }), await build.unit({ place })];
  for (const one of [own, other]) await build.agreement({ unit: one, place });
  const { token } = await office.account({ role: 'UNIT_LIAISON', unit: own });
  const { id: headId } = await build.person(place, own);
  const ofOwn = { leadId: headId, leadUnitId: own.id };
  const refused = async (unitId: string) =>
    as(token).refusal(PROPOSE, { input: { ...proposed(unitId), ...ofOwn } });
  const none = await refused(missing);
  expect(none).toMatchObject({ code: 'NOT_FOUND', argument: 'input.budget.1.unitId' });
  expect(await refused(other.id)).toEqual(none);
  expect(await refused((await build.unit()).id)).toEqual(none);
  await as(token).ask(PROPOSE, { input: { ...proposed(own.id), ...ofOwn } });
});
