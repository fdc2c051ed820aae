/** `gridhub grow`: a database far beyond the demo, for measuring. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openEmbedded } from '../engine/database/embedded.ts';
import { migrate } from '../engine/database/migrate.ts';
import { Tables } from '../engine/database/tables.ts';
import { openWriter } from '../engine/database/writer.ts';
import { DISTRICTS_OF_NATION, type Growth, grow } from '../demo/growth.ts';
import { seedIfEmpty } from '../demo/seed.ts';
import { StartError } from '../errors.ts';
import { ENTITIES } from '../features.ts';

const USAGE = 'gridhub grow --needs 500000, or gridhub grow --nation [--scale 0.25]';

export async function growCommand(words: string[]): Promise<void> {
  const growth = growthOf(words);
  const { databaseUrl, dataFolder } = readConfig();
  const say = (line: string) => console.log(line);
  const embedded = databaseUrl ? undefined : await openEmbedded({ folder: dataFolder, say });
  const url = databaseUrl ?? embedded?.url ?? '';
  try {
    await migrate(url);
    await seed(url, say);
    await grow(url, growth, say);
  } finally {
    await embedded?.close();
  }
}

async function seed(url: string, say: (line: string) => void): Promise<void> {
  const writer = openWriter(url, ENTITIES, 1);
  try {
    await seedIfEmpty(url, new Tables(writer.metadata), say);
  } finally {
    await writer.close();
  }
}

/** @throws StartError for words that say no growth */
function growthOf(words: string[]): Growth {
  const { needs, nation, scale } = read(words);
  const [count, share] = [Number(needs ?? 0), Number(scale ?? 1)];
  if (nation === true && needs === undefined && share > 0 && share <= 10)
    return { districts: Math.max(1, Math.round(DISTRICTS_OF_NATION * share)) };
  if (nation !== true && scale === undefined && Number.isInteger(count) && count > 0)
    return { needs: count };
  throw new StartError(USAGE);
}

function read(words: string[]) {
  const options = {
    needs: { type: 'string' },
    nation: { type: 'boolean' },
    scale: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: words, options }).values;
  } catch (cause) {
    throw new StartError(USAGE, { cause });
  }
}
