/** What went wrong with the embedded server, as one sentence with its cure: from what it said, or from what the system did. */
import { StartError } from '../../errors.ts';

const RESTORE =
  'Restore the folder from a backup, whole, and start again; keep the damaged one until that is done.';
const FULL =
  'The disk is full. Make room on it and start again: nothing that was confirmed is lost.';

/** By the words of PostgreSQL, the most telling first. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Check free disk space|Disk quota exceeded/, FULL],
  [
    /incorrect checksum in control file|control file (appears to be corrupt|contains invalid)|invalid data in file "global\/pg_control"|could not read file "global\/pg_control"/,
    `Its control file is damaged. ${RESTORE}`,
  ],
  [
    /could not locate a valid checkpoint record|invalid (primary )?checkpoint record|could not locate required checkpoint record/,
    `Its journal (pg_wal) is damaged or incomplete. ${RESTORE}`,
  ],
  [
    /database files are incompatible with server|was initialized by PostgreSQL version/,
    'It was made by another version of PostgreSQL. Start the GridHub that it was made with, or move it by a dump.',
  ],
  [
    /lock file "postmaster\.pid" already exists|Is another postmaster/,
    'Another process has its lock.',
  ],
  [
    /shared memory block/,
    'A process of the PostgreSQL that ended before is still at work there. Start again when it is done.',
  ],
  [
    /has wrong ownership/,
    'It belongs to another user than the server runs as. Give it to that one with chown -R.',
  ],
  [
    /has invalid permissions/,
    'Others may read it, which PostgreSQL does not allow. Set its mode with chmod 700.',
  ],
  [/Read-only file system/, 'Its file system is read only. Mount it to be written to.'],
  [
    /Permission denied/,
    'A file of it cannot be read or written by the user that the server runs as. Give all of it to that one with chown -R; as root, that user must be able to reach GRIDHUB_DATA too.',
  ],
  [
    /contains errors|unrecognized configuration parameter|syntax error in file/,
    'Its configuration has an error. Mend postgresql.conf and postgresql.auto.conf there.',
  ],
  [/pg_hba\.conf/, 'Its pg_hba.conf has an error. Mend it.'],
  [
    /Cannot allocate memory|could not map anonymous shared memory|out of memory/i,
    'The machine has too little memory left. Free some and start again.',
  ],
  [
    /invalid page|could not read blocks?|could not open (file|authenticator) "(base|global|pg_)|could not access status of transaction|could not open relation mapping|invalid data in|could not find/,
    `A file of it is missing or damaged. ${RESTORE}`,
  ],
];

const CALLS: Partial<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS:
    'Its file system is read only. Mount it to be written to, or set GRIDHUB_DATA to another folder.',
  EACCES:
    'The user that runs the hub may not write there. Give the folder to that user, or set GRIDHUB_DATA to another one.',
  EPERM:
    'The user that runs the hub may not change it. Give the folder to that user, or set GRIDHUB_DATA to another one.',
  ENOTDIR: 'Something on the way to it is a file. Set GRIDHUB_DATA to a folder.',
  ELOOP: 'The links to it lead in a circle. Set GRIDHUB_DATA to a folder.',
  EIO: `The disk does not read or write. ${RESTORE}`,
};

/** The cure that is known for what PostgreSQL has said. */
export function cureFor(said: string): string | undefined {
  return SAID.find(([words]) => words.test(said))?.[1];
}

/** What stops a start without being meant to, as a sentence where it is one of the system's. */
export function asStartError(error: unknown, folder: string): unknown {
  if (error instanceof StartError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const cure = CALLS[code];
  if (cure === undefined) return error;
  return new StartError(`The data folder ${folder} cannot be used (${message}). ${cure}`, {
    cause: error,
  });
}
