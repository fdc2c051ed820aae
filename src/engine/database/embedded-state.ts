/**
 * What lies in the data folder, seen before anything is written there.
 * Invariant: a folder that is neither empty nor whole stays as it is; each kind of damage is a sentence with its cure.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../errors.ts';
import type { User } from './embedded-folder.ts';
import { requireAccess, requireFolder, requireOwner } from './embedded-access.ts';
import { requireContent, requireParts } from './embedded-parts.ts';
import { requireVersion } from './embedded-version.ts';

/** *half*: a first start was ended while it made the database; nothing was ever kept in what it left. */
export type State = 'empty' | 'half' | 'whole';

const DRAFT_PART = /^(PG_VERSION|base|global|pg_\w+(\.conf)?|postgresql(\.auto)?\.conf)$/;

/** Of the file system, and of the hub itself. */
const NO_CONTENT = ['lost+found'];

/** Of the hub where it uses a database elsewhere. */
const LOGINS = /^logins-\d+\.json(\.draft)?$/;

const OWN = ['password', 'password.draft', 'postgres.draft'];

interface Place {
  folder: string;
  data: string;
  user: User | undefined;
}

/** @throws StartError for whatever is neither empty nor whole, or not the server's to use */
export async function examine({ folder, data, user }: Place, major: number): Promise<State> {
  await requireAccess(folder);
  const all = await readdir(folder);
  const names = all.filter((name) => !NO_CONTENT.includes(name) && !LOGINS.test(name));
  if (!names.includes('postgres')) return judgeUnmade(folder, names);
  await requireFolder(data);
  await requireContent(data);
  await requireOwner(data, user);
  await requireParts(data);
  await requireVersion(data, major);
  return 'whole';
}

async function judgeUnmade(folder: string, names: readonly string[]): Promise<State> {
  if (names.length === 0) return 'empty';
  const foreign = names.find((name) => !OWN.includes(name));
  if (foreign !== undefined) {
    throw new StartError(
      `The data folder ${folder} holds "${foreign}" and no database of GridHub: nothing was written there. ` +
        'Set GRIDHUB_DATA to an empty folder, or to the one with the database.',
    );
  }
  if (!names.includes('postgres.draft')) {
    throw new StartError(
      `The data folder ${folder} holds a password and no database (${join(folder, 'postgres')} is not there). Is its ` +
        `disk mounted, was it moved? Bring it back; to begin with an empty database, move ${join(folder, 'password')} away.`,
    );
  }
  const draft = join(folder, 'postgres.draft');
  const strange = (await readdir(draft)).find((name) => !DRAFT_PART.test(name));
  if (strange === undefined) return 'half';
  throw new StartError(
    `${draft} is what a first start left half made, but holds "${strange}", which is not of that. Move the folder away ` +
      'and start again.',
  );
}
