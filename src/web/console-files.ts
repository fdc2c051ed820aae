/** The files of GraphiQL as they were bundled at build time; nothing is fetched from outside. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Answer, html, notFound } from '../engine/http/pages.ts';

const TYPES: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Beside the compiled sources; from the sources themselves, in what was built last. */
const FOLDERS = ['../../web/console/', '../../dist/web/console/'];

export async function console(path: string): Promise<Answer> {
  const name = path.replace(/^\/graphiql\/?/, '') || 'index.html';
  // A file of the bundle: `..` is no such name, so that no way leads out of its folder.
  if (!/^(index\.html|assets\/\w[\w.-]*)$/.test(name)) return notFound();
  for (const folder of FOLDERS) {
    try {
      const body = await readFile(new URL(folder + name, import.meta.url));
      const isNamedByContent = name.startsWith('assets/');
      const headers = {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      return { status: 200, headers, body };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return name === 'index.html'
    ? html('GraphiQL is not built: run <code>npm run build</code>.', 503)
    : notFound();
}
