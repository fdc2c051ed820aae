/** Every example of the reference runs as its viewer on the demonstration, and is answered with a row or an event at least. */
import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Role } from '../../src/engine/access/roles.ts';
import { contractOf } from '../../src/reference/contract.ts';
import { type Example, documentOf, readExamples } from '../../src/reference/example.ts';
import { rolesFor } from '../../src/reference/permitted.ts';
import { inputsOf } from '../command-inputs.ts';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const hub = await openTestHub({ demo: true });
const contract = contractOf(hub.hub.executor.schema);
const INPUTS = new URL('../../src/reference/examples/commands.json', import.meta.url);

const tokenOf = (viewer: string | null) => (viewer === null ? null : demoToken(viewer as Role));

/** The first text in an answer. */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map(textIn)
    .find((one) => one !== undefined);
}

/** Whether an answer holds anything: a row, a figure, a text beside what its types are called. */
function holdsAnything(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsAnything);
  if (typeof value !== 'object' || value === null) return value !== null && value !== 0;
  return Object.entries(value).some(
    ([name, one]) => !['__typename', 'pageInfo', 'totalCount'].includes(name) && holdsAnything(one),
  );
}

async function variablesOf({ sources, viewer }: Example): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, document] of Object.entries(sources)) {
    const text = textIn(await hub.as(tokenOf(viewer)).ask(document));
    if (text === undefined) throw new Error(`nothing is found for $${name} by ${document}`);
    found[name] = text;
  }
  return found;
}

const examples = [...readExamples()];
/** What the demonstration does not bring: something to audit, a wall. */
const BEFORE: { readonly [field: string]: () => Promise<unknown> } = {
  // Written before the answer leaves.
  audit: () => hub.as(demoToken('UNIT_LIAISON')).refusal(REFUSED),
  async screenLinks() {
    const [place] = await hub.sql<{ id: string }>(`select id from place where code = '211102'`);
    await hub
      .as(demoToken('DISTRICT_ADMIN'))
      .ask(LINKED, { input: { placeId: place?.id, label: '大厅' } });
  },
};
const REFUSED = `mutation { rejectNeed(input: { needId: "need_01k00000000000000000000000", reason: "无" }) { need { id } } }`;
const LINKED = `mutation ($input: CreateScreenLinkInput!) { createScreenLink(input: $input) { screenLink { id } } }`;

const isFeed = ({ document }: Example) => document.startsWith('subscription');

test.each(examples.filter(([, one]) => !isFeed(one)))('%s', async (field, example) => {
  await BEFORE[field]?.();
  const answer = await hub
    .as(tokenOf(example.viewer))
    .ask(example.document, await variablesOf(example));
  expect(Object.keys(answer)).toEqual([field]);
  expect(holdsAnything(answer), JSON.stringify(answer)).toBe(true);
});

test.each(examples.filter(([, one]) => isFeed(one)))('%s', async (_, example) => {
  const events = await hub.listen(example.document, {}, tokenOf(example.viewer));
  const first = await events.next();
  expect(first.__typename).toMatch(/(SnapshotRow|CountsChange)$/);
  expect(holdsAnything(first), JSON.stringify(first)).toBe(true);
});

const commands = contract.roots.mutation.members;
/** Moments and ids are of the run: the page shows one moment, and which noun an id names. */
const shown = (input: unknown): unknown =>
  JSON.parse(
    JSON.stringify(input)
      .replaceAll(/"(\w+)_[0-9a-z]{26}"/g, '"$1_…"')
      .replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"2099-01-05T08:30:00.000Z"'),
  );

test('every command runs with its example as a viewer of the role that it names', async () => {
  const inputFor = await inputsOf(hub);
  const told: Record<string, unknown> = {};
  for (const command of commands) {
    const input = await inputFor(command.name);
    const { viewer, data } = await given(documentOf(command, contract), command.name, input);
    expect(holdsAnything(data), command.name).toBe(true);
    told[command.name] = { viewer, input: shown(input) };
  }
  if (process.env['GRIDHUB_EXAMPLES'] === 'write')
    await writeFile(INPUTS, `${JSON.stringify(told, null, 2)}\n`);
  expect(JSON.parse(await readFile(INPUTS, 'utf8'))).toEqual(told);
}, 120_000);

/** By a viewer with one grant and no more: each role that may, until one does. */
async function given(document: string, command: string, input: Record<string, unknown>) {
  const faults: string[] = [];
  for (const role of new Set(rolesFor(command).flatMap(({ roles }) => roles))) {
    const { data, errors } = await (
      await viewerWith(role as Role, input)
    ).answer(document, { input });
    if (!errors) return { viewer: role, data };
    faults.push(`${role}: ${errors[0]?.message}`);
  }
  throw new Error(
    `nobody could give ${command} with ${JSON.stringify(input)}\n${faults.join('\n')}`,
  );
}

/** A person's account, since some commands ask whose it is. */
async function viewerWith(role: Role, input: Record<string, unknown>) {
  const isOfUnit = role === 'UNIT_LIAISON';
  const on = isOfUnit ? { unit: { id: await unitOf(input) } } : { place: hub.office.root };
  const { token, accountId } = await hub.office.account({ role, ...on });
  someone ??= (await hub.build.person((await hub.build.pair()).place)).id;
  await hub.sql('update account set person_id = $2 where id = $1', [accountId, someone]);
  return hub.as(token);
}

let someone: string | undefined;

/** The unit that the row of the input is of. */
async function unitOf(input: Record<string, unknown>): Promise<string> {
  const ids = JSON.stringify(input).match(/\w+_[0-9a-z]{26}/g) ?? [];
  for (const id of ids) {
    if (id.startsWith('unit_')) return id;
    const table = id.split('_')[0] ?? '';
    const [row] = await hub.sql<{ unit: string | null }>(
      `select to_jsonb(t) ->> 'unit_id' as unit from ${table} t where id = $1`,
      [id],
    );
    if (row?.unit) return row.unit;
  }
  throw new Error(`no unit is named by ${JSON.stringify(input)}`);
}
