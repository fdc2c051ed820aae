/** The reference as files: a page for each chapter and each type, the index of the search, style and script. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildASTSchema, parse } from 'graphql';
import { buildSchema } from '../features.ts';
import { VERSION } from '../version.ts';
import { ICON } from '../web/page.ts';
import { type Book, bookOf } from './book.ts';
import { access } from './chapters/access.ts';
import { changes } from './chapters/changes.ts';
import { commands } from './chapters/commands.ts';
import { errors } from './chapters/errors.ts';
import { feeds } from './chapters/feeds.ts';
import { lifecycles } from './chapters/lifecycles.ts';
import { limits } from './chapters/limits.ts';
import { overview } from './chapters/overview.ts';
import { queries } from './chapters/queries.ts';
import { typePages, types } from './chapters/types.ts';
import { contractOf } from './contract.ts';
import { framed } from './frame.ts';
import { searchIndex } from './search-index.ts';

const ASSETS = ['docs.css', 'docs.js'];

export async function readBook(root: URL): Promise<Book> {
  const read = (name: string) => readFile(new URL(name, root), 'utf8');
  const [protocol, changelog, printed] = await Promise.all([
    read('PROTOCOL.md'),
    read('CHANGELOG.md'),
    read('schema/before.graphql'),
  ]);
  const [, version = ''] = /^# ([\d.]+)/.exec(printed) ?? [];
  const before = buildASTSchema(parse(printed), { assumeValid: true });
  return bookOf(buildSchema(), {
    texts: { protocol, changelog },
    version: VERSION,
    before: { version, contract: contractOf(before) },
  });
}

/** @param root of the repository, whose texts are read */
export async function writeReference(root: URL, folder: string): Promise<number> {
  const book = await readBook(root);
  const rest = [
    ...[queries(book), commands(book), feeds(book), lifecycles(book), types(book)],
    ...[access(book), errors(), limits(), changes(book)],
  ];
  const chapters = [overview(book, rest), ...rest];
  const frame = { version: book.version, icon: ICON, chapters };
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'types'), { recursive: true });
  const pages = [...chapters, ...typePages(book)];
  for (const page of pages)
    await writeFile(join(folder, `${page.path || 'index'}.html`), framed(page, frame));
  const index = searchIndex(book.contract, chapters);
  await writeFile(join(folder, 'search.json'), JSON.stringify(index));
  for (const name of ASSETS)
    await copyFile(new URL(`src/reference/assets/${name}`, root), join(folder, name));
  return pages.length;
}
