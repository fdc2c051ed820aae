/** The terms of ARCHITECTURE: the words that it gives up name no file, no folder and nothing in the sources. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const SOURCES = globSync('src/**/*.ts', { cwd: root });

const [, terms = ''] = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Terms');
const GIVEN_UP = [...terms.matchAll(/^\|[^|]*\| (`[^|]*`) \|/gm)].flatMap(([, words = '']) =>
  [...words.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
);

/** Other things by the same word: a library's, a language's, or a part of a longer word that means something else. */
const MEANT: Record<string, RegExp> = {
  // Of PostgreSQL's server and connections, and pings that were not answered.
  user: /^(user|User|serverUser|BAD_USER_INPUT)$/,
  directory: /^isDirectory$/,
  missed: /^(missed|MOST_MISSED)$/,
};

/** Identifiers of the sources, without comments and texts. */
function identifiersIn(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'/g, "''")
    .replace(/`(?:\\.|[^`\\])*`/g, '``');
  return code.match(/[A-Za-z_$][\w$]*/g) ?? [];
}

/** `openSocketConnections` → open, socket, connections. */
const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+|_/)
    .map((one) => one.toLowerCase());

const isNamed = (word: string, name: string) =>
  /[A-Z]/.test(word) ? name.toLowerCase() === word.toLowerCase() : wordsOf(name).includes(word);

test('the table names words that are given up', () => {
  expect(GIVEN_UP.length).toBeGreaterThan(20);
});

test.each(GIVEN_UP)('%s names no file and no folder', (word) => {
  const named = SOURCES.filter((file) =>
    file.split('/').some((part) => isNamed(word, basename(part, '.ts'))),
  );
  expect(named).toEqual([]);
});

test.each(GIVEN_UP)('%s names nothing in the sources', (word) => {
  const found = SOURCES.flatMap((file) =>
    identifiersIn(readFileSync(join(root, file), 'utf8'))
      .filter((name) => isNamed(word, name) && !MEANT[word]?.test(name))
      .map((name) => `${file}: ${name}`),
  );
  expect([...new Set(found)]).toEqual([]);
});

/** Words in prose that clients read: each is vaguer than the noun that it stands for. */
const VAGUE = /\b(whoever|nobody|told|somebody)\b/i;

test('what clients read names who does what', () => {
  const contract = readFileSync(join(root, 'schema/hub.graphql'), 'utf8');
  const descriptions = [...contract.matchAll(/"""([\s\S]*?)"""/g)].map(([, words = '']) => words);
  const metrics = globSync('src/engine/http/{metrics,feed-}*.ts', { cwd: root });
  const figures = metrics.map((file) => readFileSync(join(root, file), 'utf8')).join('');
  const helps = [...figures.matchAll(/'([A-Z][^']+\.)'/g)].map(([, words = '']) => words);
  expect(helps.length).toBeGreaterThan(10);
  expect([...descriptions, ...helps].filter((words) => VAGUE.test(words))).toEqual([]);
});
