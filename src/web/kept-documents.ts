/** The questions that the project keeps, as files: those that are asked by name at `/data/`. */
import { readFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeptDocument } from '../engine/http/plain-documents.ts';

/** Beside the compiled sources as the build copied them; from the sources themselves, where they are kept. */
const PLACES = ['../../operations/', '../../test/operations/'];
const FOLDERS = ['questions', 'readme'];

/** In the order of their names; the numbers of the README's are left out of them. @throws where there are none */
export async function readKeptDocuments(): Promise<KeptDocument[]> {
  const read = await Promise.all(FOLDERS.map(readFolder));
  return read.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readFolder(folder: string): Promise<KeptDocument[]> {
  const { place, files } = await found(folder);
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, '.graphql').replace(/^\d+-/, ''),
      text: await readFile(`${place}/${file}`, 'utf8'),
    })),
  );
}

async function found(folder: string): Promise<{ place: string; files: string[] }> {
  for (const start of PLACES) {
    const place = fileURLToPath(new URL(start + folder, import.meta.url));
    try {
      const files = (await readdir(place)).filter((one) => one.endsWith('.graphql'));
      return { place, files };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`The documents of ${folder} are not there: build the hub again.`);
}
