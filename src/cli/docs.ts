/** `gridhub docs`: writes the reference as files, from the contract and the tables; no server is needed. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { StartError } from '../errors.ts';
import { writeReference } from '../reference/write.ts';

/** The root of the repository lies above the sources as above what is built from them. */
function rootOf(): URL {
  const ways = ['../../', '../../../'].map((way) => new URL(way, import.meta.url));
  const root = ways.find((one) => existsSync(new URL('PROTOCOL.md', one)));
  if (root) return root;
  throw new StartError(
    'The texts of the reference are not there: it is written in the repository.',
  );
}

export async function docsCommand([folder]: string[]): Promise<void> {
  if (!folder) throw new StartError('Name the folder to write to: gridhub docs dist/web/docs');
  const count = await writeReference(rootOf(), folder);
  console.log(`the reference: ${count} pages in ${folder}`);
}
