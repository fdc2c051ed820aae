#!/usr/bin/env node
/** Builds what has changed since the last build: the hub with tsc, the pages with Vite. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { betterNode, root, tooOld } from './project-node.js';

const vite = (page) => [
  'vite/bin/vite.js',
  'build',
  '--config',
  `src/web/${page}/vite.config.js`,
  '--logLevel',
  'warn',
];

const PARTS = [
  {
    name: 'hub',
    from: ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    clean: ['src', 'migrations'],
    run: ['typescript/lib/tsc.js', '-p', 'tsconfig.build.json'],
  },
  {
    name: 'console',
    from: [
      'src/web/console',
      'test/operations/readme',
      'test/operations/questions',
      'package-lock.json',
    ],
    clean: ['web/console'],
    run: vite('console'),
  },
  {
    name: 'screen',
    from: ['src/web/screen', 'package-lock.json'],
    clean: ['web/screen'],
    run: vite('screen'),
  },
  {
    name: 'reference',
    from: ['src', 'PROTOCOL.md', 'CHANGELOG.md', 'schema/before.graphql', 'package.json'],
    clean: [],
    run: ['../bin/gridhub.js', 'docs', 'dist/web/docs'],
  },
];

/** Documents that the hub answers by name: copied as they are. */
const DOCUMENTS = { from: 'test/operations', to: 'operations', folders: ['questions', 'readme'] };

const node = betterNode();
if (node === null) {
  console.error(tooOld());
  process.exit(1);
}
mkdirSync(join(root, 'dist'), { recursive: true });
for (const part of PARTS) build(part);
copyDocuments(DOCUMENTS);

function build({ name, from, clean, run }) {
  const stamp = join(root, 'dist', `.built-${name}`);
  const now = fingerprint(from);
  if (read(stamp) === now) return;
  console.log(`building the ${name} …`);
  for (const folder of clean) rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  const [script, ...words] = run;
  const program = node ?? process.execPath;
  const { status } = spawnSync(program, [join(root, 'node_modules', script), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, now);
}

function copyDocuments({ from, to, folders }) {
  rmSync(join(root, 'dist', to), { recursive: true, force: true });
  const isKept = (name) => !/\.\w+$/.test(name) || name.endsWith('.graphql');
  for (const folder of folders) {
    const places = [join(root, from, folder), join(root, 'dist', to, folder)];
    cpSync(...places, { recursive: true, filter: isKept });
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Of the names and contents of the files: times say nothing after a checkout. */
function fingerprint(places) {
  const hash = createHash('sha256');
  for (const place of places) add(join(root, place), place, hash);
  return hash.digest('hex');
}

function add(path, name, hash) {
  let names;
  try {
    names = readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(name).update('\0').update(readFileSync(path)).update('\0');
    return;
  }
  for (const child of names.sort()) add(join(path, child), `${name}/${child}`, hash);
}
