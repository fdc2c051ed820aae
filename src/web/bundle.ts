/** The files of pages as they were bundled at build time; nothing is fetched from outside. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Answer, type Page, html, notFound } from '../engine/http/pages.ts';

export const TYPES: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Beside the compiled sources; from the sources themselves, in what was built last. */
const FOLDERS = ['../../web/', '../../dist/web/'];

/** A bundle by its folder, as a page at `path` and at all below it. */
export function bundle(folder: string, path: string): [string, Page][] {
  const page: Page = (asked) => fileOf(folder, asked.slice(path.length + 1) || 'index.html');
  return [
    [path, page],
    [`${path}/`, page],
  ];
}

async function fileOf(folder: string, name: string): Promise<Answer> {
  // A file of the bundle: `..` is no such name, so that no way leads out of its folder.
  if (!/^(index\.html|assets\/\w[\w.-]*)$/.test(name)) return notFound();
  const body = await readBuilt(`${folder}/${name}`);
  if (body === undefined) {
    const said = `The page is not built 页面未构建: run <code>npm run build</code>.`;
    return name === 'index.html' ? html(said, 503) : notFound();
  }
  const isNamedByContent = name.startsWith('assets/');
  const headers = {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  return { status: 200, headers, body };
}

/** What the build left there; undefined: nothing. */
export async function readBuilt(way: string): Promise<Buffer | undefined> {
  for (const folder of FOLDERS) {
    try {
      return await readFile(new URL(folder + way, import.meta.url));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}
