/** Joint meetings of the demonstration: who was there, what was moved from one to the next, and that all of it fits together. */
import { expect, test } from 'vitest';
import { DEMO } from '../support/databases.ts';
import { openTestHub } from '../support/hub.ts';
import { decisionCommands } from '../../src/domain/meeting/decision.commands.ts';
import { meetingCommands } from '../../src/domain/meeting/meeting.commands.ts';

const { sql, ask } = await openTestHub({ demo: true });
const count = async (text: string) => Number((await sql<{ n: string }>(text))[0]?.n);

test('of most seats that were taken it is known who took them, and where nobody holds one nobody did', async () => {
  const held = `attendance a join meeting m on m.id = a.meeting_id and m.held_at is not null`;
  expect(
    await count(`select count(*) as n from ${held} where a.person_id is not null`),
  ).toBeGreaterThan(100);
  const odd = {
    strangers: `a.person_id is not null and not exists (select from appointment p where p.person_id = a.person_id
      and p.post = 'CONCURRENT_MEMBER' and p.party_organisation_id = m.committee_id and p.unit_id = a.unit_id
      and p.valid_from <= (m.held_at at time zone 'Asia/Shanghai')::date)`,
    unknown: 'a.is_present is null',
    early: `(m.held_at at time zone 'Asia/Shanghai')::time not between '9:00' and '16:00'`,
    seatless: `not exists (select from seat s where s.id = a.seat_id and s.valid_from <= m.held_at::date)`,
  };
  for (const [name, condition] of Object.entries(odd))
    expect(await count(`select count(*) as n from ${held} where ${condition}`), name).toBe(0);
  expect(
    await count(`select count(*) as n from meeting m where held_at is not null and (
      seats <> (select count(*) from attendance a where a.meeting_id = m.id)
      or present <> (select count(*) from attendance a where a.meeting_id = m.id and a.is_present)
      or present * 100 < seats * quorum_percent or quorum_percent is null or held_at < scheduled_at)`),
  ).toBe(0);
  expect(
    await count(`select count(*) as n from attendance a join meeting m on m.id = a.meeting_id
      where m.held_at is null and (a.is_present is not null or a.person_id is not null)`),
  ).toBe(0);
});

test('decisions were moved to the next meeting, which has each on its agenda, and decided anew once it was held', async () => {
  const moved = `decision d join meeting m on m.id = d.meeting_id join meeting n on n.id = d.moved_to_id
    join decision_step s on s.decision_id = d.id and s.command = 'moveDecision'`;
  expect(
    await count(`select count(*) as n from ${moved} where n.held_at is not null`),
  ).toBeGreaterThan(5);
  const item = `agenda_item i where i.meeting_id = n.id and i.created_at = s.at
    and i.description = '移交自' || d.number || '：' || d.text`;
  const odd = {
    elsewhere: 'n.committee_id <> m.committee_id or n.scheduled_at <= m.scheduled_at',
    late: `s.at < n.created_at or s.at >= n.scheduled_at or s.at > '${DEMO.asOf.toISOString()}'`,
    closed: 'm.closed_at is not null',
    reasonless: `s.reason is null or s.reason is distinct from d.reason or s.version <> d.version or d.updated_at <> s.at`,
    unlisted: `not exists (select from ${item})`,
    undecided: `n.held_at is not null and not exists (select from decision e where e.meeting_id = n.id and e.text = d.text
      and e.agenda_item_id in (select i.id from ${item}))`,
    unlinked: `exists (select from matter a where a.decision_id = d.id and a.need_id is not null and not exists (
      select from matter b where b.need_id = a.need_id and b.agenda_item_id in (select i.id from ${item})))`,
    rested: 'exists (select from project p where p.decision_id = d.id)',
  };
  for (const [name, condition] of Object.entries(odd))
    expect(await count(`select count(*) as n from ${moved} where ${condition}`), name).toBe(0);
});

test('every history of a meeting and of a decision is one that the commands could have made', async () => {
  for (const [table, { lifecycle }] of [
    ['meeting', meetingCommands],
    ['decision', decisionCommands],
  ] as const) {
    const steps = await sql<{ command: string; from_state: string | null; to_state: string }>(
      `select distinct command, from_state, to_state from ${table}_step`,
    );
    for (const { command, from_state: from, to_state: to } of steps) {
      if (from !== null) expect(lifecycle.next(command, from as never), command).toBe(to);
    }
    expect(
      await count(`select count(*) as n from ${table} o where version <> (select count(*) from ${table}_step where ${table}_id = o.id)
        or updated_at > '${DEMO.asOf.toISOString()}' or state <> (select to_state from ${table}_step where ${table}_id = o.id order by version desc limit 1)`),
      table,
    ).toBe(0);
  }
});

test('a meeting tells who was there, and what was moved to it', async () => {
  const [row] = await sql<{ id: string }>(
    `select d.id from decision d join meeting n on n.id = d.moved_to_id where n.held_at is not null order by d.id limit 1`,
  );
  const { decision } = await ask(
    `query ($id: ID!) { decision(id: $id) { state number movedTo { hasQuorum agenda { nodes { title description } }
      attendance { nodes { isPresent person { id } } } } } }`,
    { id: row?.id },
  );
  const { agenda, attendance, hasQuorum } = decision.movedTo;
  expect({ state: decision.state, hasQuorum }).toEqual({ state: 'MOVED', hasQuorum: true });
  const descriptions = agenda.nodes.map((one: { description: string }) => one.description);
  expect(descriptions.join()).toContain(`移交自${decision.number}：`);
  expect(attendance.nodes.some((one: { person: object | null }) => one.person)).toBe(true);
});
