/** When the seat of a unit ends: earlier than was said, never later. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, clock } = await openTestHub();
clock.now = new Date('2026-11-02T02:00:00Z');

test('a seat is ended and not prolonged, so that no unit has two at once', async () => {
  const place = await build.place('COMMUNITY');
  const unit = await build.unit({ place });
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  const given = { committeeId, unitId: unit.id };
  const { seat } = await build.run('seatUnit', { ...given, validUntil: '2026-11-30' });
  await build.run('seatUnit', { ...given, validFrom: '2026-12-01' });
  const longer = { seatId: seat.id, validUntil: '2026-12-31' };
  expect(await build.refused('endSeat', longer)).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.validUntil',
  });
  const { body } = await ask(
    'query ($id: ID!) { body(id: $id) { ... on PartyOrganisation { seats(at: "2026-12-15") { totalCount } } } }',
    { id: committeeId },
  );
  expect(body.seats.totalCount).toBe(1);
  await build.run('endSeat', { seatId: seat.id, validUntil: '2026-11-20' });
});
