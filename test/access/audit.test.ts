/** The audit: what it holds, who reads it, and that a change to it is found. */
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../../src/engine/access/audit-verification.ts';
import { Refusals } from '../../src/engine/access/refusals.ts';
import { ANONYMOUS } from '../../src/engine/access/viewer.ts';
import { connectAs } from '../../src/engine/database/connect.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub();
const { as, build, office, sql } = hub;
const { audit } = hub.hub.services;

const community = await build.place();
const beside = await build.place();
const auditor = as((await office.account({ role: 'AUDITOR', place: community })).token);
const staff = await office.account({ role: 'COMMUNITY_STAFF', place: community });
const feed = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_feed'));
await feed.connect();
const owner = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_owner'));
await owner.connect();
afterAll(() => Promise.all([feed.end(), owner.end()]));

interface Row {
  kind: string;
  what: string;
  account_id: string | null;
  role: string | null;
  object_id: string | null;
  code: string | null;
  count: number;
}

let before: string[] = [];
beforeEach(async () => {
  before = (await sql<{ id: string }>('select id from audit')).map(({ id }) => id);
});
const written = () =>
  sql<Row & Record<string, unknown>>(
    'select kind, what, account_id, role, object_id, code, count from audit where id <> all($1) order by id',
    [before],
  );

test('a command leaves one row, one that fails none', async () => {
  const need = await build.need({ place: community, state: 'REPORTED' });
  const told = await written();
  expect(told).toMatchObject([
    { kind: 'COMMAND', what: 'reportNeed', role: 'DISTRICT_ADMIN', object_id: need.id, code: null },
  ]);
  await build.refused('relistNeed', { needId: need.id });
  expect(await written()).toEqual(told);
});

test('a refused attempt is told with its code', async () => {
  const { id } = await build.need({ place: community, state: 'REPORTED' });
  const listNeed = 'mutation ($id: ID!) { listNeed(input: { needId: $id }) { need { id } } }';
  expect(await as(staff.token).refusal(listNeed, { id })).toMatchObject({ code: 'FORBIDDEN' });
  const [row] = (await written()).filter(({ kind }) => kind === 'REFUSED');
  expect(row).toMatchObject({ what: 'listNeed', account_id: staff.accountId, code: 'FORBIDDEN' });
});

test('what reads a name plain is one row an operation, without the name; what reads it masked is none', async () => {
  const { id } = await build.need({ place: community });
  const history = 'query ($id: ID!) { need(by: { id: $id }) { history { nodes { actor } } } }';
  await as(staff.token).ask(history, { id });
  const reads = async () => (await written()).filter(({ kind }) => kind === 'READ');
  expect(await reads()).toMatchObject([{ what: 'Step.actor', account_id: staff.accountId }]);
  await auditor.ask(history, { id });
  expect(await reads()).toHaveLength(1);
  expect(JSON.stringify(await sql('select * from audit'))).not.toContain('值班员');
});

test('a subscription that shows a name is one row, however many events it has', async () => {
  const events = await hub.listen(
    'subscription ($s: ScopeInput) { needChanged(scope: $s) { ... on NeedChange { need { history { nodes { actor } } } } } }',
    { s: { placeId: community.id } },
    staff.token,
  );
  await events.next();
  await build.need({ place: community });
  await build.need({ place: community });
  await events.take(4);
  expect((await written()).filter(({ kind }) => kind === 'READ')).toHaveLength(1);
});

test('strangers are counted, not listed', async () => {
  const asked = `mutation { listNeed(input: { needId: "need_x" }) { need { id } } }`;
  for (let i = 0; i < 5; i += 1) await as(null).refusal(asked);
  expect((await written()).filter(({ code }) => code === 'UNAUTHENTICATED')).toEqual([]);
  await audit.tellRefusals();
  expect(await written()).toMatchObject([
    { kind: 'REFUSED', what: 'listNeed', account_id: null, code: 'UNAUTHENTICATED', count: 5 },
  ]);
});

test('of a known caller the first refusal is told at once, the others as a number, by command and code', async () => {
  await audit.tellRefusals();
  const { id } = await build.need({ place: community, state: 'REPORTED' });
  before = (await sql<{ id: string }>('select id from audit')).map(({ id }) => id);
  const other = await office.account({ role: 'COMMUNITY_STAFF', place: community });
  const refused = (token: string, command: string, needId: string) =>
    as(token).refusal(`mutation { ${command}(input: { needId: "${needId}" }) { need { id } } }`);
  await Promise.all(Array.from({ length: 20 }, () => refused(staff.token, 'listNeed', id)));
  await refused(staff.token, 'listNeed', 'need_none');
  await refused(other.token, 'listNeed', id);
  const row = (account: string, code: string, count: number) =>
    expect.objectContaining({ what: 'listNeed', account_id: account, code, count });
  const firsts = [
    row(staff.accountId, 'FORBIDDEN', 1),
    row(staff.accountId, 'NOT_FOUND', 1),
    row(other.accountId, 'FORBIDDEN', 1),
  ];
  expect(await written()).toEqual(firsts);
  await audit.tellRefusals();
  await audit.tellRefusals();
  expect(await written()).toEqual([...firsts, row(staff.accountId, 'FORBIDDEN', 19)]);
  // A new minute begins with a row of its own.
  await refused(staff.token, 'listNeed', id);
  expect(await written()).toHaveLength(5);
});

test('what was counted and could not be written is written later', async () => {
  const stranger = { kind: 'REFUSED', what: 'listNeed', code: 'UNAUTHENTICATED' } as const;
  await audit.tell({ ...stranger, viewer: ANONYMOUS });
  await sql('alter table audit rename to audit_away');
  await expect(audit.tellRefusals()).rejects.toThrow('does not exist');
  await sql('alter table audit_away rename to audit');
  await audit.tell({ ...stranger, viewer: ANONYMOUS });
  await audit.tellRefusals();
  expect(await written()).toMatchObject([{ ...stranger, count: 2 }]);
  // The job that chains may have met the table's absence too.
  hub.logged.splice(0);
});

test('however many differ, so many are kept; the rest is counted by its code', () => {
  const refusals = new Refusals(3);
  const note = (what: string) =>
    refusals.note({ kind: 'REFUSED', what, code: 'FORBIDDEN', viewer: ANONYMOUS });
  for (const what of ['a', 'b', 'c', 'd', 'e', 'a']) note(what);
  const told = refusals.take().map(({ entry, count }) => [entry.what, count]);
  expect(told).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 1],
    ['several', 2],
  ]);
});

test('an auditor reads what happened in its places, others nothing', async () => {
  const here = await build.need({ place: community, state: 'REPORTED' });
  const there = await build.need({ place: beside, state: 'REPORTED' });
  const document =
    '{ audit(kind: COMMAND, first: 100) { totalCount nodes { what objectId role } } }';
  const { nodes } = (await auditor.ask(document)).audit;
  const ids = nodes.map(({ objectId }: { objectId: string }) => objectId);
  expect(ids).toContain(here.id);
  expect(ids).not.toContain(there.id);
  for (const token of [staff.token, office.token, null]) {
    expect((await as(token).ask(document)).audit.totalCount).toBe(0);
  }
});

test('nobody changes it: not the writer, not the owner', async () => {
  await build.need({ place: community });
  const writer = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_writer'));
  await writer.connect();
  await expect(writer.query(`update audit set what = 'x'`)).rejects.toThrow('permission denied');
  await expect(writer.query('delete from audit')).rejects.toThrow('permission denied');
  await writer.end();
  for (const change of [
    `update audit set what = 'x'`,
    'delete from audit',
    'truncate audit cascade',
  ]) {
    await expect(owner.query(change)).rejects.toThrow('append-only');
  }
});

test('the chain is whole, and a row that was changed, taken away or slipped in is named', async () => {
  for (let i = 0; i < 5; i += 1) await build.need({ place: community, state: 'REPORTED' });
  await audit.chain();
  expect((await verifyAudit(feed)).fault).toBeNull();
  const [row] = await sql<{ id: string }>(
    'select audit_id as id from audit_link order by seq offset 3 limit 1',
  );
  const tampered = async (...changes: string[]) => {
    await owner.query('begin');
    try {
      await owner.query('alter table audit disable trigger audit_kept');
      await owner.query('alter table audit_link disable trigger audit_link_kept');
      for (const change of changes) await owner.query(change);
      return (await verifyAudit(owner)).fault;
    } finally {
      await owner.query('rollback');
    }
  };
  expect(await tampered(`update audit set role = 'SCREEN' where id = '${row?.id}'`)).toContain(
    row?.id,
  );
  expect(await tampered(`delete from audit_link where audit_id = '${row?.id}'`)).toContain(
    'breaks at',
  );
  expect(
    await tampered(
      `insert into audit (id, kind, what, at) values ('audit_0', 'COMMAND', 'x', now() - interval '2 minutes')`,
    ),
  ).toContain('audit_0');
});

test('rows that commit late are chained when they are seen', async () => {
  const late = new pg.Client(connectAs(hub.databaseUrl, 'gridhub_writer'));
  await late.connect();
  await late.query('begin');
  await late.query(`insert into audit (id, kind, what) values ('audit_late', 'COMMAND', 'late')`);
  await build.need({ place: community, state: 'REPORTED' });
  await audit.chain();
  await late.query('commit');
  await late.end();
  await audit.chain();
  expect((await verifyAudit(feed)).fault).toBeNull();
  const [{ n } = { n: 0 }] = await sql<{ n: number }>(
    `select count(*)::int as n from audit_link where audit_id = 'audit_late'`,
  );
  expect(n).toBe(1);
});
