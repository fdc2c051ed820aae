/** The reference is whole: everything in the contract has a Chinese term and English words, every root field an example. */
import 'reflect-metadata';
import { expect, test } from 'vitest';
import { COMMAND_TABLES } from '../../src/engine/noun/command-tables.ts';
import { PERMISSIONS } from '../../src/engine/access/permissions.ts';
import { buildSchema } from '../../src/features.ts';
import { searchIndex } from '../../src/reference/search-index.ts';
import { lifecycleTables } from '../../src/reference/chapters/lifecycles.ts';
import { contractOf } from '../../src/reference/contract.ts';
import type { Contract, Entry, Member } from '../../src/reference/entry.ts';
import { examplesOf, readCommandInputs, readExamples } from '../../src/reference/example.ts';
import { transitionsOf } from '../../src/reference/transitions.ts';
import { FIELDS } from '../access/fields.ts';

const contract = contractOf(buildSchema());
const { query, mutation, subscription } = contract.roots;
const entries: Entry[] = [query, mutation, subscription, ...contract.types.values()];

const withArguments = (member: Member): Member[] => [member, ...member.args];

function wordless(of: readonly (Entry | Member)[], lacks: 'zh' | 'en'): string[] {
  return of.flatMap((one) => (one.term[lacks] === '' ? ['path' in one ? one.path : one.name] : []));
}

test('every type, field, argument and enum value has a Chinese term and English words', () => {
  const members = entries.flatMap((one) => one.members.flatMap(withArguments));
  expect(members.length).toBeGreaterThan(2_000);
  expect(wordless([...entries, ...members], 'zh')).toEqual([]);
  expect(wordless([...entries, ...members], 'en')).toEqual([]);
});

test('every root field and every command has an example, and no example is of none', () => {
  const exampleOf = examplesOf(contract);
  const lacking = [query, mutation, subscription].flatMap(({ name, members }) =>
    members.flatMap((one) => (exampleOf(one, name) ? [] : [one.path])),
  );
  expect(lacking).toEqual([]);
  const named = (root: Entry) => root.members.map(({ name }) => name);
  expect(Object.keys(readCommandInputs()).toSorted()).toEqual(named(mutation).toSorted());
  expect([...readExamples().keys()].toSorted()).toEqual(
    [...named(query), ...named(subscription)].toSorted(),
  );
});

test('every command says who may give it', () => {
  const permitted = new Set(Object.keys(PERMISSIONS).map((one) => one.split('.')[0]));
  expect(mutation.members.flatMap(({ name }) => (permitted.has(name) ? [] : [name]))).toEqual([]);
});

/** Both sides by hand elsewhere: what the access tests declare of each field, and what the hub's tables say. */
test.each(['PERSONAL', 'SELF'] as const)(
  '%s are the fields that the access tests know as such',
  (kind) => {
    // What a command answers is told its giver: the reference says who may give it.
    const read = Object.entries(FIELDS).filter(([type]) => !type.endsWith('Payload'));
    const declared = read.flatMap(([type, kinds]) =>
      (kinds[kind] ?? []).map((field) => `${type}.${field}`),
    );
    const told = all(contract).flatMap(({ path, access }) => (access === kind ? [path] : []));
    // Of interfaces the access tests declare nothing: their types are declared.
    const ofTypes = told.filter((path) => (path.split('.')[0] ?? '') in FIELDS);
    expect(ofTypes.toSorted()).toEqual(declared.toSorted());
  },
);

const all = ({ roots, types }: Contract) =>
  [roots.query, roots.subscription, ...types.values()].flatMap(({ members }) => members);

test('every noun with states has its lifecycle, and every state of it its place', () => {
  const tables = lifecycleTables();
  expect(tables.length).toBe(new Set(COMMAND_TABLES.flatMap(({ states }) => states ?? [])).size);
  for (const table of tables) {
    const states = contract.types.get(table.states ?? '')?.members.map(({ name }) => name) ?? [];
    const { moves, following } = transitionsOf(table, states);
    const reached = new Set([...moves.map(({ to }) => to), ...following]);
    expect([...reached].toSorted(), table.kind).toEqual(states.toSorted());
  }
});

test('what moves a need along with its claims leads from listed to delivered', () => {
  const table = lifecycleTables().find(({ kind }) => kind === 'need');
  const states = contract.types.get('NeedState')?.members.map(({ name }) => name) ?? [];
  const { moves } = transitionsOf(table ?? expect.fail(), states);
  const road = moves.flatMap(({ from, to, isForeign }) =>
    isForeign && from.length === 1 ? [`${from.join('')} → ${to}`] : [],
  );
  expect(road).toEqual(['LISTED → CLAIMED', 'CLAIMED → IN_PROGRESS', 'IN_PROGRESS → DELIVERED']);
});

test('the search knows arguments by their names and terms', () => {
  const found = searchIndex(contract, []).find(([name]) => name === 'needs(first)');
  expect(found?.[3]).toBe('/docs/queries#needs');
});
