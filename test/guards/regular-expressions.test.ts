/** Regular expressions of the sources: each takes a time in proportion to the text, whatever the text is. */
import { glob, readFile } from 'node:fs/promises';
import { check } from 'recheck';
import { expect, test, vi } from 'vitest';
import { parseAst } from 'vite';

// The part of it that is JavaScript; the others want Java, or a program for each platform.
vi.stubEnv('RECHECK_BACKEND', 'pure');
const root = new URL('../../', import.meta.url);

interface Found {
  source: string;
  flags: string;
}

/** All that are written out, and `new RegExp` where one is made. */
function* expressionsIn(node: unknown): Generator<Found | 'made'> {
  if (typeof node !== 'object' || node === null) return;
  const { type, regex, callee } = node as {
    type?: string;
    regex?: { pattern: string; flags: string };
    callee?: { name?: string };
  };
  if (type === 'Literal' && regex) yield { source: regex.pattern, flags: regex.flags };
  if (callee?.name === 'RegExp') yield 'made';
  for (const child of Object.values(node)) yield* expressionsIn(child);
}

/** A judgement that does not come in time counts as a fault, so a busy machine is given time. */
const PATIENT = { timeout: 120_000 };

async function allOfThem(): Promise<Map<string, Found | 'made'>> {
  const found = new Map<string, Found | 'made'>();
  for await (const path of glob('src/**/*.{ts,js,jsx}', { cwd: root.pathname })) {
    const lang = path.endsWith('x') ? 'jsx' : 'ts';
    for (const one of expressionsIn(
      parseAst(await readFile(new URL(path, root), 'utf8'), { lang }),
    ))
      found.set(`${path} ${one === 'made' ? one : `/${one.source}/${one.flags}`}`, one);
  }
  return found;
}

test('none backtracks: proved, or found nothing against by trying', async () => {
  const all = await allOfThem();
  expect(all.size).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const [where, one] of all) {
    const { status } =
      one === 'made' ? { status: 'made of text' } : await check(one.source, one.flags, PATIENT);
    if (status !== 'safe') faults.push(`${where}: ${status}`);
  }
  expect(faults).toEqual([]);
}, 600_000);

test('the check itself sees one that does, and one that is made', async () => {
  expect((await check(' ?Did you mean [^?]*\\?', 'g')).status).toBe('vulnerable');
  expect((await check('^(a+)+$', '')).status).toBe('vulnerable');
  const text = 'const a: RegExp = new RegExp(b); c = [/d+e/gu];';
  expect([...expressionsIn(parseAst(text, { lang: 'ts' }))]).toEqual([
    'made',
    { source: 'd+e', flags: 'gu' },
  ]);
});
