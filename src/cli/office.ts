/** What `token` and `grant` share: a writer on the database that DATABASE_URL names, or on the hub's own. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readConfig } from '../config.ts';
import { openEmbedded } from '../engine/database/embedded.ts';
import { visitEmbedded } from '../engine/database/embedded-visit.ts';
import { whileItRuns } from '../engine/database/embedded-work.ts';
import { migrate } from '../engine/database/migrate.ts';
import { openWriter } from '../engine/database/writer.ts';
import { StartError } from '../errors.ts';
import { ENTITIES } from '../features.ts';

/** One transaction as the command line's user: in the database of a hub that runs, else in one that is started for it. */
export async function withOffice<T>(
  command: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataFolder } = readConfig();
  const embedded = databaseUrl
    ? undefined
    : ((await visitEmbedded(dataFolder)) ?? (await openEmbedded({ folder: dataFolder })));
  const url = databaseUrl ?? embedded?.url ?? '';
  const act = async () => {
    // Beside what it says: that may be read by a program.
    await migrate(url, { say: (line) => console.error(line) });
    const writer = openWriter(url, ENTITIES, 1);
    try {
      return await writer.commit({ command, actor: 'command line', role: '' }, work);
    } finally {
      await writer.close();
    }
  };
  try {
    return await (embedded ? whileItRuns(embedded, act) : act());
  } finally {
    await embedded?.close();
  }
}

/** Words and options of a command. @throws StartError for an option that it does not have */
export function readWords(words: string[], names: readonly string[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    return { values: values as Partial<Record<string, string>>, positionals };
  } catch (error) {
    throw new StartError((error as Error).message);
  }
}

/** @throws StartError where the option is not given */
export function required(values: Partial<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value) return value;
  throw new StartError(`Say --${name} …`);
}

/** A moment: `2027-01-01` is its beginning in China. @throws StartError */
export function readMoment(text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const moment = new Date(isDay ? `${text}T00:00:00+08:00` : text);
  if (Number.isNaN(moment.getTime())) {
    throw new StartError(`"${text}" is no day like 2027-01-01, nor a moment.`);
  }
  return moment;
}
