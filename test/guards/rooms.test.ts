/**
 * The folders and who imports whom, as ARCHITECTURE tells it, beside what the imports say. Types count like values.
 * The table's order is the order of the house: a row imports rows above it and no other.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', '..', 'src');
/** What puts the parts together, and stands above both wings. */
const COMPOSITION = ['config.ts', 'features.ts', 'front.ts', 'hub.ts', 'main.ts', 'services.ts'];
const IMPORT = /(?:from|import) ?\(?'(\.[^']+)'/g;

/** `engine/loading`, `domain/need`, `cli`; files beside `src` are `·` but for those that compose. */
function roomOf(file: string): string {
  const [first = '', second = ''] = relative(SRC, file).split('/');
  if (second === '') return COMPOSITION.includes(first) ? first : '·';
  return first === 'engine' || first === 'domain' ? `${first}/${second}` : first;
}

function importsOf(): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const file of globSync('**/*.ts', { cwd: SRC })) {
    const path = join(SRC, file);
    const room = roomOf(path);
    const own = rooms.get(room) ?? new Set();
    rooms.set(room, own);
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      const to = resolve(dirname(path), target);
      if (relative(SRC, to).startsWith('..') || roomOf(to) === room) continue;
      own.add(roomOf(to));
    }
  }
  return rooms;
}

/** The rows of the table: a room, and those that it imports. */
function told(): [string, string[]][] {
  const text = readFileSync(join(SRC, '..', 'ARCHITECTURE.md'), 'utf8');
  const [, table = ''] = text.split('<!-- rooms -->');
  return [...table.matchAll(/^\| `([^`]+)` \|[^|]*\| ([^|]*) \|$/gm)].map(
    ([, room = '', imports = '']) => [
      room,
      [...imports.matchAll(/`([^`]+)`/g)].map((one) => one[1] ?? ''),
    ],
  );
}

const found = importsOf();
const table = told();

test('every folder stands in the table with what it imports', () => {
  const asFound = Object.fromEntries([...found].map(([room, own]) => [room, [...own].toSorted()]));
  const asTold = Object.fromEntries(table.map(([room, own]) => [room, own.toSorted()]));
  expect(asTold).toEqual(asFound);
});

test('a row imports rows above it and no other: no arrow goes upward, and none round', () => {
  const order = table.map(([room]) => room);
  for (const [room, own] of table) {
    for (const one of own)
      expect(order.indexOf(one), `${room} → ${one}`).toBeLessThan(order.indexOf(room));
  }
});

test('the engine knows nothing of the domain', () => {
  const upper = [...found.keys()].filter((room) => room !== '·' && !room.startsWith('engine/'));
  for (const [room, own] of found) {
    if (room !== '·' && !room.startsWith('engine/')) continue;
    expect(
      [...own].filter((one) => upper.includes(one)),
      room,
    ).toEqual([]);
  }
});
