/** The reference as it was written at build time: pages without an ending, and what they use. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Answer, html, notFound } from '../engine/http/pages.ts';

const TYPES: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/** Beside the compiled sources; from the sources themselves, in what was built last. */
const FOLDERS = ['../../web/docs/', '../../dist/web/docs/'];

export async function reference(path: string): Promise<Answer> {
  const asked = path.replace(/^\/docs\/?/, '') || 'index';
  // `..` is no such name, so that no way leads out of the folder.
  if (!/^(types\/)?\w+$|^(docs\.(css|js)|search\.json)$/.test(asked)) return notFound();
  const name = asked.includes('.') ? asked : `${asked}.html`;
  for (const folder of FOLDERS) {
    try {
      const body = await readFile(new URL(folder + name, import.meta.url));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return name === 'index.html'
    ? html('The reference is not written: run <code>npm run build</code>.', 503)
    : notFound();
}
