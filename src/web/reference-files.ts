/** The reference as it was written at build time: pages without an ending, and what they use. */
import { extname } from 'node:path';
import { type Answer, html, notFound } from '../engine/http/pages.ts';
import { TYPES, readBuilt } from './bundle.ts';

export async function reference(path: string): Promise<Answer> {
  const asked = path.replace(/^\/docs\/?/, '') || 'index';
  // `..` is no such name, so that no way leads out of the folder.
  if (!/^(types\/)?\w+$|^(docs\.(css|js)|search\.json)$/.test(asked)) return notFound();
  const name = asked.includes('.') ? asked : `${asked}.html`;
  const body = await readBuilt(`docs/${name}`);
  if (body === undefined) {
    const said = 'The reference is not written 手册未生成: run <code>npm run build</code>.';
    return name === 'index.html' ? html(said, 503) : notFound();
  }
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}
