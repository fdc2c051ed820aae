/**
 * Random viewers ask random documents: every answer is the one that an oracle computes from all rows. By default
 * 2,000 pairs; GRIDHUB_PAIRS sets another number, as `npm run test:long` does.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { openTestHub } from '../support/hub.ts';
import { FOLLOWED, followPair } from './feed-pairs.ts';
import { Oracle } from './oracle.ts';
import { answerTo, someQuestion } from './questions.ts';
import { NOON, enrich, readWorld, someViewer, tokenOf } from './world.ts';

const hub = await openTestHub({ demo: true });
hub.clock.now = NOON;
await enrich(hub);
const PAIRS = Number(process.env['GRIDHUB_PAIRS'] ?? 2_000);
const PER_VIEWER = 25;

test('every feed of a list is among those that are compared', () => {
  const feeds = Object.values(hub.hub.executor.schema.getSubscriptionType()?.getFields() ?? {});
  const ofLists = feeds.filter(({ args }) => args.some((one) => one.name === 'snapshot'));
  expect(ofLists.map(({ name }) => name).toSorted()).toEqual(FOLLOWED.toSorted());
});

const isEmpty = (answer: unknown): boolean => {
  if (answer === null || answer === 0) return true;
  if (Array.isArray(answer)) return answer.every(isEmpty);
  return typeof answer === 'object' && Object.values(answer).every(isEmpty);
};

test(`${PAIRS} answers are those of the oracle`, async () => {
  const world = await readWorld(hub);
  const random = new Random(PAIRS);
  const [district] = world.places.filter((one) => one.kind === 'DISTRICT');
  if (!district) throw new Error('the demo has no district');
  const administrator = new Oracle(world, [{ role: 'DISTRICT_ADMIN', place: district }]);
  const doors = new Map<string, number>();
  const tally = { full: 0, different: 0, asked: 0 };
  const count = (door: string, expected: unknown, ofAdministrator: unknown) => {
    tally.asked += 1;
    doors.set(door, (doors.get(door) ?? 0) + 1);
    if (!isEmpty(expected)) tally.full += 1;
    // Of feeds the administrator's is not asked: they count as if they were the same.
    const isOther = ofAdministrator !== null && !isDeepStrictEqual(expected, ofAdministrator);
    if (isOther) tally.different += 1;
  };
  while (tally.asked < PAIRS) {
    const given = someViewer(world, random);
    const oracle = new Oracle(world, given);
    const token = await tokenOf(hub, given);
    const asker = hub.as(token);
    for (const [door, expected] of await followPair(hub, { world, oracle, token }, random)) {
      count(door, expected, null);
    }
    for (let i = 0; i < PER_VIEWER && tally.asked < PAIRS; i += 1) {
      const question = someQuestion(world, random);
      const expected = question.expected(oracle);
      const answer = await answerTo(asker, question);
      const who = given.map(({ role, place, unit }) => `${role} ${place?.code ?? unit?.code}`);
      expect(answer, `${who.join(', ')}: ${JSON.stringify(question)}`).toEqual(expected);
      count(question.door, expected, question.expected(administrator));
    }
  }
  const { full, different, asked } = tally;
  console.log(
    `${asked} pairs: ${Math.round((full / asked) * 100)} % not empty, ` +
      `${Math.round((different / asked) * 100)} % unlike the administrator's; ` +
      [...doors].map(([door, count]) => `${door} ${count}`).join(', '),
  );
  expect(full / asked).toBeGreaterThanOrEqual(0.6);
  expect(different / asked).toBeGreaterThanOrEqual(0.4);
}, 1_800_000);
