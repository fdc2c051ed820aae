/** Nothing that runs in production makes code of text, but for what is named here with its reason. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MAKES_CODE =
  /\bnew Function\b|(?<![.\w$])Function\s*\(\s*['"`]|(?<![.\w$])eval\s*\(|['"](?:node:)?vm['"]/;

/** By package: where its text comes from, why no client reaches it. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '@apollo/protobufjs': 'a require that bundlers shall not see; for tracing, which is off',
  '@mikro-orm/core': 'hydrators and comparators, from the metadata of our entities',
  'async-function': 'a constant text, where there is no such constructor',
  'async-generator-function': 'a constant text, where there is no such constructor',
  'generator-function': 'a constant text, where there is no such constructor',
  depd: 'a wrapper of as many parameters as the deprecated function has',
  'function-bind': 'as many parameters as the bound function has, for engines without bind',
  'is-callable': 'a constant text in its own tests',
  'lodash.get': 'the global object, for engines without globalThis',
  'lodash.sortby': 'the global object, for engines without globalThis',
  qs: 'function-bind, bundled; it is used by nothing of ours',
  'reflect-metadata': 'the global object, for engines without globalThis',
};

function* sourcesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (/\.(?:js|cjs|mjs|ts|tsx)$/.test(entry.name) && !path.endsWith('.d.ts')) yield path;
  }
}

const isComment = (line: string) => /^\s*(?:\*|\/\/|\/\*)/.test(line);

function makersIn(folder: string): string[] {
  return [...sourcesIn(folder)].filter((path) => {
    const text = readFileSync(path, 'utf8');
    return (
      MAKES_CODE.test(text) &&
      text.split('\n').some((line) => MAKES_CODE.test(line) && !isComment(line))
    );
  });
}

test('our own sources make no code of text', () => {
  expect(['src', 'bin', 'migrations'].flatMap(makersIn)).toEqual([]);
});

test('of what is installed for production only the named packages do', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const folders = Object.entries(lock.packages).flatMap(([folder, { dev, devOptional }]) =>
    folder !== '' && !dev && !devOptional && existsSync(folder) ? [folder] : [],
  );
  expect(folders.length).toBeGreaterThan(100);
  const makers = folders.filter((folder) => makersIn(folder).length > 0);
  const names = makers.map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 13));
  expect([...new Set(names)].toSorted()).toEqual(Object.keys(EXCEPTIONS).toSorted());
});
