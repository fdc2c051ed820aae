/** Every question that the project keeps stands ready in the console, with its title, its chapter and its viewer. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Role } from '../../src/engine/access/roles.ts';

const root = join(import.meta.dirname, '..', '..');
const OPERATIONS = join(root, 'test/operations');

interface Ready {
  chapter: string;
  file: string;
  viewer: string;
}

const ready = JSON.parse(readFileSync(join(root, 'src/web/console/ready.json'), 'utf8')) as Ready[];
const kept = globSync('{readme,questions}/*.graphql', { cwd: OPERATIONS });

test('each is listed once, and none that is not kept', () => {
  expect(kept.length).toBeGreaterThan(15);
  expect(ready.map(({ file }) => `${file}.graphql`).toSorted()).toEqual(kept.toSorted());
});

test.each(kept)('%s begins with its Chinese title, then an English one', (file) => {
  const [title = '', english = ''] = readFileSync(join(OPERATIONS, file), 'utf8').split('\n');
  expect(title).toMatch(/^# \p{Script=Han}/u);
  expect(english).toMatch(/^# [A-Z]/);
});

test.each(ready)('$file has a chapter in both languages and a viewer that there is', (one) => {
  expect(one.chapter).toMatch(/^\p{Script=Han}+ [A-Z]/u);
  expect(Object.keys(Role)).toContain(one.viewer);
});
