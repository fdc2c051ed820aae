/** The README's examples: the documents are those of GraphiQL, the answers are what the hub says. */
import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { demoToken } from '../support/demo-tokens.ts';
import { openTestHub } from '../support/hub.ts';

const { as, build, sql, hub } = await openTestHub({ demo: true });
const administrator = as(demoToken('DISTRICT_ADMIN'));
const root = new URL('../../', import.meta.url);
const documents = new URL('test/operations/readme/', root);

const readme = await readFile(new URL('README.md', root), 'utf8');
const names = (await readdir(documents)).toSorted();
const block = (kind: string, text: string) => `\`\`\`${kind}\n${text.trim()}\n\`\`\`\n`;

/** The answer behind a document in the README. */
function answerBehind(document: string): string {
  const behind = readme.slice(readme.indexOf(document) + document.length);
  return /```json\n([\s\S]*?)\n```/.exec(behind)?.[1] ?? '';
}

for (const name of names.filter((one) => !one.startsWith('6-'))) {
  test(`the answer to ${name} is the one in the README`, async () => {
    const document = await readFile(new URL(name, documents), 'utf8');
    const answer = await administrator.ask(document);
    if (process.env['GRIDHUB_README'] === 'write') await rewrite(document, answer);
    expect(readme, `${name} stands in the README`).toContain(block('graphql', document));
    expect(answer).toEqual(JSON.parse(answerBehind(document)));
  });
}

test('the question of the README is answered as whoever holds the token', async () => {
  const [, asked = ''] = /```\nTOKEN=.*\n(curl [\s\S]*?)\n```/.exec(readme) ?? [];
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', asked.replace('http://127.0.0.1:4000', hub.url)],
    { env: { PATH: process.env['PATH'], TOKEN: demoToken('UNIT_LIAISON') } },
  );
  expect(JSON.parse(stdout)).toMatchObject({ data: { viewer: { role: 'UNIT_LIAISON' } } });
});

test('no token of the hub stands in the repository', async () => {
  const listed = await Promise.all(
    ['src', 'test', 'bench', 'bin', 'docs', 'migrations'].map(async (folder) =>
      (await readdir(new URL(`${folder}/`, root), { recursive: true })).map(
        (name) => `${folder}/${name}`,
      ),
    ),
  );
  const texts = listed.flat().filter((name) => /\.(ts|js|jsx|mjs|md|sql|json)$/.test(name));
  const found: string[] = [];
  for (const name of [...texts, 'README.md', 'PROTOCOL.md', '.env.example']) {
    if (name.includes('node_modules')) continue;
    if (/\bhub_[\w-]{43}/.test(await readFile(new URL(name, root), 'utf8'))) found.push(name);
  }
  expect(texts.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test('the client of the README is told of a need as it changes', async () => {
  const [, client = ''] = /```js\n([\s\S]*?)\n```/.exec(readme) ?? [];
  expect(client.split('\n').length).toBe(2);
  const source = client.replace('ws://127.0.0.1:4000', hub.url.replace('http', 'ws'));
  const file = new URL('.readme-client.mjs', root);
  await writeFile(file, source);
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, [file.pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TOKEN: demoToken('DISTRICT_ADMIN') },
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  const until = async (what: string) => {
    for (let i = 0; i < 200 && !said.includes(what); i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(said).toContain(what);
  };
  try {
    await until('FeedCaughtUp');
    const [place] = await sql(`select id, code, path from place where kind = 'COMMUNITY' limit 1`);
    await build.need({ place: place as never, title: '示例需求', state: 'REPORTED' });
    await until('示例需求');
  } finally {
    child.kill();
    const { rm } = await import('node:fs/promises');
    await rm(file);
  }
});

/** With GRIDHUB_README=write: the answers as they are now, to be reviewed. */
async function rewrite(document: string, answer: unknown): Promise<void> {
  const text = await readFile(new URL('README.md', root), 'utf8');
  const at = text.indexOf(document) + document.length;
  const behind = text
    .slice(at)
    .replace(/```json\n[\s\S]*?\n```/, () => block('json', compact(answer)).trim());
  await writeFile(new URL('README.md', root), text.slice(0, at) + behind);
}

/** JSON in which what fits into a line stands in one. */
function compact(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
  if (line.length + indent.length <= 110 || typeof value !== 'object' || value === null)
    return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => compact(one, inner))
    : Object.entries(value).map(([name, one]) => `"${name}": ${compact(one, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
