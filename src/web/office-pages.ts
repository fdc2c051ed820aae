/**
 * The office's own pages: files of the folder that the configuration names, each in a sandbox.
 * Invariant: no cookie of the hub reaches them and no script of theirs is one of the hub's origin; nothing is served but plain files of
 * that folder, reached by no link and under no name that begins with a dot.
 */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { SANDBOX } from '../engine/http/origins.ts';
import { type Answer, notFound } from '../engine/http/pages.ts';

/** What no name of a file may be, so that no way leads out of the folder. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]*$/u;
const TYPES: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.mp4': 'video/mp4',
};

/** Of every file, whatever it is: a picture that is opened by itself is a document too. */
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    'sandbox allow-scripts',
    "default-src 'self' 'unsafe-inline' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // Its own files are another origin's to a page in a sandbox; and browsers show no sandbox that asks for a window of its own.
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  vary: 'Origin',
};

/** The file behind the path; `index.html` of a folder. */
export async function officePage(
  path: string,
  { headers }: Pick<IncomingMessage, 'headers'>,
  folder: string | undefined,
): Promise<Answer> {
  const names = namesIn(path);
  const body = folder !== undefined && names ? await read(folder, names) : undefined;
  if (!body) return notFound();
  const type = TYPES[extname(names?.at(-1) ?? '').toLowerCase()] ?? 'application/octet-stream';
  const allowing = headers.origin === SANDBOX && { 'access-control-allow-origin': SANDBOX };
  return { status: 200, headers: { ...HEADERS, ...allowing, 'content-type': type }, body };
}

/** Undefined where one of them is no name of a file that is served. */
function namesIn(path: string): string[] | undefined {
  try {
    const names = path.replace(/\/$/, '/index.html').split('/').slice(2).map(decodeURIComponent);
    return names.every((one) => NAME.test(one)) ? names : undefined;
  } catch {
    return undefined; // Escapes that are none.
  }
}

/** Undefined where there is no such file, or a link on the way to it. */
async function read(folder: string, names: readonly string[]): Promise<Buffer | undefined> {
  try {
    const file = join(await realpath(folder), ...names);
    if ((await realpath(file)) !== file) return undefined;
    // It may have become a link since; and a pipe would never end.
    const opened = await open(
      file,
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      return (await opened.stat()).isFile() ? await opened.readFile() : undefined;
    } finally {
      await opened.close();
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'ENXIO'].includes(code)) return undefined;
    throw error;
  }
}
