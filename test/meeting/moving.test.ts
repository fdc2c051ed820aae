/** What a meeting has on its agenda once a decision of an earlier one was moved to it. */
import { expect, test } from 'vitest';
import { openTestHub } from '../support/hub.ts';

const { build, ask, as, office, clock, sql } = await openTestHub();
const reason = '待下次会议再议';
const scheduledAt = '2026-11-20T02:00:00Z';

/** A committee that has met, with a meeting ahead. */
async function held() {
  clock.now = new Date('2026-11-02T02:00:00Z');
  const { place, unit } = await build.pair();
  const { id: committeeId } = await build.party(place, 'JOINT_COMMITTEE');
  await build.run('setMeetingRules', { committeeId, noticeDays: 0, quorumPercent: 50 });
  const { seat } = await build.run('seatUnit', { committeeId, unitId: unit.id });
  const plan = async (at: string) => {
    const given = { committeeId, title: '联席会议', venue: '议事厅', scheduledAt: at };
    return (await build.run('planMeeting', given)).meeting.id as string;
  };
  const meetingId = await plan('2026-11-02T03:00:00Z');
  const later = await plan(scheduledAt);
  const { agendaItem } = await build.run('proposeAgendaItem', { meetingId, title: '楼道照明' });
  await build.run('notifyMeeting', { meetingId });
  clock.now = new Date('2026-11-02T04:00:00Z');
  await build.run('holdMeeting', { meetingId, presentIds: [seat.id] });
  const given = { meetingId, text: '更换节能灯具', ownerId: unit.id, dueOn: '2026-11-30' };
  const decide = async (of: object = {}) =>
    (await build.run('recordDecision', { ...given, ...of })).decision;
  const hold = async (id: string) => {
    await build.run('notifyMeeting', { meetingId: id });
    clock.now = new Date(scheduledAt);
    await build.run('holdMeeting', { meetingId: id, presentIds: [seat.id] });
  };
  return { place, unit, later, agendaItemId: agendaItem.id as string, decide, plan, hold };
}

const AGENDA = `query ($id: ID!) { meeting(id: $id) { agenda { nodes { title description unit { id }
  about { nodes { need { id } resource { id } agreement { id } project { id } } } } } } }`;
const agendaOf = async (id: string) => (await ask(AGENDA, { id })).meeting.agenda.nodes;

test('the later meeting has what was moved on its agenda, with all that it was about', async () => {
  const { place, unit, later, agendaItemId, decide } = await held();
  const { id: needId } = await build.need({ place });
  const { id: resourceId } = await build.resource({ unit, place });
  const { id: projectId } = await build.project({ place });
  const { id: agreementId } = await build.agreement({ unit, place });
  const about = { needIds: [needId], resourceIds: [resourceId], agreementIds: [agreementId] };
  const { id: decisionId, number } = await decide({ agendaItemId, about });
  await build.run('deliberateProject', { projectId, decisionId });
  await build.run('moveDecision', { decisionId, reason, toMeetingId: later });
  const [item, ...others] = await agendaOf(later);
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    title: '楼道照明',
    description: `移交自${number}：更换节能灯具`,
    unit: null,
  });
  const none = { need: null, resource: null, agreement: null, project: null };
  expect(item.about.nodes).toHaveLength(4);
  for (const one of [
    { ...none, need: { id: needId } },
    { ...none, resource: { id: resourceId } },
    { ...none, agreement: { id: agreementId } },
    { ...none, project: { id: projectId } },
  ])
    expect(item.about.nodes).toContainEqual(one);
});

test('what was decided on no item is put by the beginning of its words', async () => {
  const { later, decide } = await held();
  const text = '请成员单位协助𠮷祥里的楼道照明'.repeat(20);
  const { id: decisionId } = await decide({ text });
  await build.run('moveDecision', { decisionId, reason, toMeetingId: later });
  const [{ title, description }] = await agendaOf(later);
  expect(title).toBe(`${Array.from(text).slice(0, 99).join('')}…`);
  expect(description).toContain(text);
});

test('what is about more than an item can name is moved as a whole', async () => {
  const { place, later, decide } = await held();
  const { id: decisionId } = await decide();
  await sql(
    `insert into matter (id, meeting_id, decision_id, path, need_id)
     select 'matter_' || substr($1, 10, 20) || lpad(i::text, 6, '0'), meeting_id, id, path, $2
     from decision, generate_series(1, 25) i where id = $1`,
    [decisionId, (await build.need({ place })).id],
  );
  await build.run('moveDecision', { decisionId, reason, toMeetingId: later });
  const [row] = await sql<{ n: string }>(
    'select count(*) as n from matter where meeting_id = $1 and agenda_item_id is not null',
    [later],
  );
  expect(Number(row?.n)).toBe(25);
});

test('nothing is put on the agenda of a meeting that was held, or is another committee’s', async () => {
  const { later, decide, hold } = await held();
  const { later: foreign } = await held();
  const { id: decisionId } = await decide();
  await hold(later);
  for (const toMeetingId of [later, foreign]) {
    const told = await build.refused('moveDecision', { decisionId, reason, toMeetingId });
    expect(told).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.toMeetingId' });
    expect(await agendaOf(toMeetingId)).toEqual([]);
  }
});

test('a secretary moves what is about things that are hidden from it, and nobody else is shown them', async () => {
  const { place, later, decide } = await held();
  const { token } = await office.account({ role: 'COMMUNITY_SECRETARY', place });
  const { id: needId } = await build.need();
  const { id: decisionId } = await decide({ about: { needIds: [needId] } });
  const document = `mutation ($input: MoveDecisionInput!) { moveDecision(input: $input) {
    decision { state movedTo { agenda { nodes { about { nodes { need { id } } } } } } } } }`;
  const input = { decisionId, reason, toMeetingId: later };
  const { moveDecision } = await as(token).ask(document, { input });
  expect(moveDecision.decision).toEqual({
    state: 'MOVED',
    movedTo: { agenda: { nodes: [{ about: { nodes: [{ need: null }] } }] } },
  });
  expect((await agendaOf(later))[0].about.nodes[0].need).toEqual({ id: needId });
});
