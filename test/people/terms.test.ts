/** A new term 换届: who was in office for the old one is no more, and who is appointed for the new one is in office during it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, sql, clock } = await openTestHub();
clock.now = new Date('2026-11-21T04:00:00Z');

const community = await build.place('COMMUNITY');
const appoint = async (post: string, on: object) => {
  const { id: personId } = await build.person(community);
  return (await build.run('appointPerson', { personId, post, ...on })).appointment;
};
const begin = async (bodyId: string, number: number, validFrom: string, validUntil: string) =>
  (await build.run('beginTerm', { bodyId, number, validFrom, validUntil })).term;
const endsOf = async (bodyId: string) => {
  const rows = await sql<{ id: string; ends: string | null }>(
    'select id, valid_until::text as ends from appointment where body_id = $1',
    [bodyId],
  );
  return Object.fromEntries(rows.map(({ id, ends }) => [id, ends]));
};

test('a new term ends the appointments that were made for the old one, and no others', async () => {
  const { id: bodyId } = await build.party(community);
  const old = await begin(bodyId, 1, '2022-01-01', '2027-12-31');
  const for1 = { bodyId, termId: old.id };
  const secretary = await appoint('SECRETARY', { ...for1, validFrom: '2022-01-01' });
  const left = await appoint('MEMBER', {
    ...{ ...for1, validFrom: '2022-01-01', validUntil: '2024-06-30' },
  });
  const late = await appoint('MEMBER', { ...for1, validFrom: '2026-12-10' });
  const open = await appoint('MEMBER', { bodyId, validFrom: '2022-01-01' });
  const { id: elsewhere } = await build.party(community);
  const apart = await appoint('SECRETARY', { bodyId: elsewhere, validUntil: '2027-12-31' });
  const next = await begin(bodyId, 2, '2026-12-01', '2031-11-30');
  expect(await endsOf(bodyId)).toEqual({
    [secretary.id]: '2026-11-30',
    [left.id]: '2024-06-30',
    // What would have begun after it is left a day: a span of days is never empty.
    [late.id]: '2026-12-10',
    [open.id]: null,
  });
  expect(await endsOf(elsewhere)).toEqual({ [apart.id]: '2027-12-31' });
  await appoint('SECRETARY', { bodyId, termId: next.id, validFrom: '2026-12-01' });
});

test('who stayed in office after a term that was over goes when the next one begins', async () => {
  const { id: bodyId } = await build.party(community);
  const old = await begin(bodyId, 1, '2020-01-01', '2024-12-31');
  const held = await appoint('SECRETARY', {
    ...{ bodyId, termId: old.id, validFrom: '2020-01-01', validUntil: '2027-12-31' },
  });
  await begin(bodyId, 2, '2026-12-01', '2031-11-30');
  expect(await endsOf(bodyId)).toEqual({ [held.id]: '2026-11-30' });
});

test('a term that is shortened takes its appointments with it; one that is prolonged leaves them', async () => {
  const { id: bodyId } = await build.party(community);
  const term = await begin(bodyId, 1, '2022-01-01', '2027-12-31');
  const held = await appoint('SECRETARY', { bodyId, termId: term.id, validFrom: '2022-01-01' });
  await build.run('amendTerm', { termId: term.id, validUntil: '2028-12-31' });
  expect(await endsOf(bodyId)).toEqual({ [held.id]: '2027-12-31' });
  await build.run('amendTerm', { termId: term.id, validUntil: '2027-06-30' });
  expect(await endsOf(bodyId)).toEqual({ [held.id]: '2027-06-30' });
});

test.each(['2021-12-31', '2028-01-01'])(
  'an appointment for a term begins in the term: not on %s',
  async (validFrom) => {
    const { id: bodyId } = await build.party(community);
    const { id: termId } = await begin(bodyId, 1, '2022-01-01', '2027-12-31');
    const { id: personId } = await build.person(community);
    const given = { personId, post: 'MEMBER', bodyId, termId, validUntil: '2030-12-31' };
    expect(await build.refused('appointPerson', { ...given, validFrom })).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', argument: 'input.validFrom' },
    });
    await build.run('appointPerson', { ...given, validFrom: '2022-01-01' });
  },
);
