/** A data folder that is damaged, each kind: a sentence with the cure, exit code 1, and not a byte of it is touched. */
import 'reflect-metadata';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBinaries } from '../../src/engine/database/embedded-binaries.ts';
import { makeRuntime, serverUser } from '../../src/engine/database/embedded-folder.ts';
import { openEmbedded } from '../../src/engine/database/embedded.ts';
import { migrate } from '../../src/engine/database/migrate.ts';
import { onServer } from '../support/databases.ts';
import { namersOf, serversOn, start, stopAll } from '../support/process.ts';
import { tell } from './account.ts';

const ground = join(tmpdir(), `gridhub-test-folder-${randomBytes(4).toString('hex')}`);
const whole = join(ground, 'whole');
const isRoot = process.getuid?.() === 0;
const PLACE = `select name from gridhub.place where id = 'place_x'`;

beforeAll(async () => {
  await mkdir(ground, { mode: 0o755 });
  const embedded = await openEmbedded({ folder: whole, settings: ['fsync=off'] });
  await migrate(embedded.url);
  await onServer(embedded.url, (client) =>
    client.query(
      `insert into gridhub.place (id, code, kind, name, path) values ('place_x', '1', 'PROVINCE', 'kept', 'x.')`,
    ),
  );
  await embedded.close();
});
afterEach(stopAll);
afterAll(() => rm(ground, { recursive: true, force: true }));

let copies = 0;

/** A folder of its own: the whole one, or what `make` puts there. */
async function freshFolder(isWhole = true): Promise<string> {
  const folder = join(ground, `copy${(copies += 1)}`);
  if (isWhole) execFileSync('cp', ['-a', whole, folder]);
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(await makeRuntime(folder, await serverUser()), { recursive: true, force: true });
  });
  return folder;
}

/** Everything there is under a name: kinds, owners, modes, contents. What a server has said does not count. */
async function contentsOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const add = async (at: string, name: string): Promise<void> => {
    const found = await lstat(at);
    hash.update(`${name} ${found.mode} ${found.uid} `);
    if (found.isSymbolicLink()) hash.update(await readlink(at));
    else if (found.isFile()) hash.update(await readFile(at));
    else {
      const names = (await readdir(at)).filter((one) => one !== 'server.log');
      for (const one of names.toSorted()) await add(join(at, one), one);
    }
  };
  await add(path, '');
  return hash.digest('hex');
}

/** One sentence or a few, no stack; nothing is left running. */
async function refusal(folder: string, words = ['serve']): Promise<string> {
  const hub = start(words, { GRIDHUB_DATA: folder });
  expect(await hub.ended, hub.said()).toBe(1);
  expect(hub.said()).not.toMatch(/\n\s+at |top-level await|GridHub is ready/);
  expect(serversOn(folder)).toEqual([]);
  return hub.said();
}

interface Damage {
  name: string;
  /** From a whole folder, unless it makes its own. */
  isOwn?: true;
  make: (folder: string, data: string) => Promise<unknown>;
  says: RegExp;
  skip?: boolean;
}

const corrupt = async (file: string) => {
  const handle = await open(file, 'r+');
  await handle.write(randomBytes(64), 0, 64, 100);
  await handle.close();
};

const DAMAGES: Damage[] = [
  {
    name: 'a folder of somebody’s files',
    isOwn: true,
    make: async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'letters.txt'), 'mine');
      await writeFile(join(folder, 'password'), 'mine too');
    },
    says: /holds "letters\.txt" and no database of GridHub.*Set GRIDHUB_DATA to an empty folder/s,
  },
  {
    name: 'a file in place of the folder',
    isOwn: true,
    make: (folder) => writeFile(folder, 'mine'),
    says: /is a file, not a folder\. Move it away/,
  },
  {
    name: 'a link to nowhere in place of the folder',
    isOwn: true,
    make: (folder) => symlink(`${folder}-disk`, folder),
    says: /is a link to \S+-disk, which is not there\. Is its disk mounted\?/,
  },
  {
    name: 'something that is a file on the way to the folder',
    isOwn: true,
    make: (folder) =>
      writeFile(join(folder, '..', 'copy-file'), 'mine').then(() =>
        symlink(join('copy-file', 'x'), folder),
      ),
    says: /is a link to copy-file\/x, which is not there/,
  },
  {
    name: 'a password without its database',
    make: (_, data) => rm(data, { recursive: true }),
    says: /holds a password and no database.*Bring it back/s,
  },
  {
    name: 'an empty folder in place of the database',
    make: (_, data) =>
      rm(data, { recursive: true })
        .then(() => mkdir(data))
        .then(() => own(data)),
    says: /postgres is empty.*Is its disk mounted\?/s,
  },
  {
    name: 'a file in place of the database',
    make: (_, data) => rm(data, { recursive: true }).then(() => writeFile(data, 'mine')),
    says: /postgres is a file, where the database should be/,
  },
  {
    name: 'a link to nowhere in place of the database',
    make: (folder, data) =>
      rename(data, `${data}-elsewhere`).then(() => symlink(join(folder, 'gone'), data)),
    says: /postgres is a link to \S+gone, which is not there\. Is its disk mounted\?/,
  },
  {
    name: 'half of what initdb makes',
    isOwn: true,
    make: async (folder, data) => {
      await mkdir(folder);
      await mkdir(data, { mode: 0o700 });
      await own(data);
      for (const name of ['base', 'pg_wal']) await mkdir(join(data, name));
      await writeFile(join(folder, 'password'), 'long-enough-for-a-password\n');
    },
    says: /is not whole: it lacks PG_VERSION, global, global\/pg_control and \d+ more.*Restore it from a backup/s,
  },
  {
    name: 'a half made draft that holds something else',
    isOwn: true,
    make: async (folder) => {
      await mkdir(join(folder, 'postgres.draft'), { recursive: true });
      await writeFile(join(folder, 'postgres.draft', 'letters.txt'), 'mine');
    },
    says: /first start left half made, but holds "letters\.txt"/,
  },
  {
    name: 'no PG_VERSION',
    make: (_, data) => rm(join(data, 'PG_VERSION')),
    says: /is not whole: it lacks PG_VERSION\..*Restore it from a backup/s,
  },
  {
    name: 'a PG_VERSION of another PostgreSQL',
    make: (_, data) => writeFile(join(data, 'PG_VERSION'), '15\n'),
    says: /was made by PostgreSQL 15, and this GridHub brings \d+.*pg_dump/s,
  },
  {
    name: 'a PG_VERSION that says nothing',
    make: (_, data) => writeFile(join(data, 'PG_VERSION'), '\0\0\0'),
    says: /PG_VERSION says .*which is no version.*Restore it from a backup/s,
  },
  {
    name: 'no folder global',
    make: (_, data) => rm(join(data, 'global'), { recursive: true }),
    says: /is not whole: it lacks global, global\/pg_control\./,
  },
  {
    name: 'a control file cut short',
    make: (_, data) => truncate(join(data, 'global', 'pg_control'), 100),
    says: /damaged: its control file \(global\/pg_control\) has 100 bytes/,
  },
  {
    name: 'a control file that is damaged inside',
    make: (_, data) => corrupt(join(data, 'global', 'pg_control')),
    says: /did not start on .*Its control file is damaged\. Restore the folder from a backup/s,
  },
  {
    name: 'no journal of PostgreSQL’s',
    make: async (_, data) => {
      for (const name of await readdir(join(data, 'pg_wal')))
        if (/^[0-9A-F]{24}$/.test(name)) await rm(join(data, 'pg_wal', name));
    },
    says: /did not start on .*pg_wal\) is damaged or incomplete\. Restore/s,
  },
  {
    name: 'an error in its configuration',
    make: (_, data) => writeFile(join(data, 'postgresql.auto.conf'), 'no_such_thing = 5\n'),
    says: /did not start on .*configuration has an error\. Mend postgresql\.conf/s,
  },
  {
    name: 'a password file with nothing in it',
    make: (folder) => writeFile(join(folder, 'password'), ''),
    says: /password holds no password of the database\. Move the file away and start again/,
  },
  {
    name: 'a folder in place of the password',
    make: (folder) => rm(join(folder, 'password')).then(() => mkdir(join(folder, 'password'))),
    says: /password cannot be read: .*Move the file away and start again/,
  },
  {
    name: 'a wrong password, where the database asks for it',
    make: async (folder, data) => {
      await writeFile(join(data, 'pg_hba.conf'), 'local all all scram-sha-256\n');
      await writeFile(join(folder, 'password'), 'long-enough-for-a-password\n');
    },
    says: /lets nobody in: .*The password in \S+ is not that of the database\. Move the file away/s,
  },
  {
    name: 'a database of another owner',
    make: (_, data) => chown(data, 1, 1),
    says: /belongs to user 1, and its server runs as user \d+.*chown -R/s,
    skip: !isRoot,
  },
  {
    name: 'a database that others may read',
    make: (_, data) => chmod(data, 0o755),
    says: /is open to other users \(mode 755\).*chmod 700/s,
  },
];

/** Changed by whoever starts the server before it says why it does not go on. */
const BY_SERVER = [
  'no journal of PostgreSQL’s',
  'a wrong password, where the database asks for it',
];

describe('a damaged data folder', () => {
  for (const { name, isOwn, make, says, skip = false } of DAMAGES) {
    test.skipIf(skip)(`${name}: told with its cure, and left as it is`, async () => {
      const folder = await freshFolder(!isOwn);
      await make(folder, join(folder, 'postgres'));
      const before = await contentsOf(folder);
      const at = performance.now();
      expect(await refusal(folder)).toMatch(says);
      const took = performance.now() - at;
      if (!BY_SERVER.includes(name)) expect(await contentsOf(folder)).toBe(before);
      tell(name, { saw: 'a sentence, exit 1', lost: 'nothing', healed: took });
    });
  }

  test('other commands refuse it in the same words', async () => {
    const folder = await freshFolder();
    await rm(join(folder, 'postgres', 'PG_VERSION'));
    const before = await contentsOf(folder);
    for (const words of [
      ['token', 'list'],
      ['grant', 'list'],
      ['doctor', '--audit'],
    ])
      expect(await refusal(folder, words)).toMatch(/is not whole: it lacks PG_VERSION\./);
    expect(await contentsOf(folder)).toBe(before);
  });

  test('a process that has the number of a server which is gone: it is named, and let be', async () => {
    const folder = await freshFolder();
    const data = join(folder, 'postgres');
    const other = spawn('sleep', ['600'], { ...(await serverUser()), stdio: 'ignore' });
    onTestFinished(() => void other.kill());
    await writeFile(join(data, 'postmaster.pid'), `${other.pid}\n${data}\n1\n5432\n\n\n\n`);
    await own(join(data, 'postmaster.pid'));
    expect(await refusal(folder)).toMatch(
      new RegExp(
        `postmaster\\.pid names process ${other.pid} \\(sleep 600\\)\\. .*remove \\S+postmaster\\.pid and start again`,
      ),
    );
    expect(other.exitCode).toBe(null);
    other.kill();
    await heals(folder, 'postmaster.pid of another process');
  });

  test('another server that runs on it: it is named, and let be', async () => {
    const folder = await freshFolder();
    const data = join(folder, 'postgres');
    const { native } = await findBinaries((await serverUser()) !== undefined);
    const words = ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${data}`];
    const server = spawn(join(native, 'bin', 'postgres'), words, {
      ...(await serverUser()),
      cwd: '/',
      stdio: 'ignore',
    });
    onTestFinished(() => void server.kill('SIGQUIT'));
    const pidFile = () => readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
    await expect.poll(pidFile, { timeout: 20_000 }).toContain('ready');
    const hub = start(['serve'], { GRIDHUB_DATA: folder });
    expect(await hub.ended).toBe(1);
    expect(hub.said()).toMatch(
      new RegExp(
        `Another PostgreSQL server \\(process ${server.pid}\\) runs on \\S+postgres, which no hub has started\\. Stop it`,
      ),
    );
    expect(server.exitCode).toBe(null);
  });
});

/** As the user that the server runs as. */
async function own(path: string): Promise<void> {
  const user = await serverUser();
  if (user) await chown(path, user.uid, user.gid);
}

/** The next start is ready, and finds what was kept. */
async function heals(folder: string, fault: string): Promise<string> {
  const at = performance.now();
  const hub = start(['serve'], { GRIDHUB_DATA: folder });
  const url = await hub.ready;
  const healed = performance.now() - at;
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ place(by: { code: "1" }) { name } }' }),
  });
  expect(await answer.json()).toMatchObject({ data: { place: { name: 'kept' } } });
  hub.child.kill('SIGTERM');
  expect(await hub.ended).toBe(0);
  await expect.poll(() => namersOf(folder), { timeout: 15_000 }).toEqual([]);
  tell(fault, { saw: 'a hub that is ready', lost: 'nothing', healed });
  return hub.said();
}

describe('what heals by itself', () => {
  test('a password file that is gone is made anew, and what was kept is there', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'password');
    const before = await readFile(file, 'utf8');
    await rm(file);
    // The database asks for it: the new one must be the one that it knows.
    await writeFile(join(folder, 'postgres', 'pg_hba.conf'), 'local all all scram-sha-256\n');
    const said = await heals(folder, 'password file gone');
    expect(said).toContain(`making a new password of the database: ${file} is not there`);
    const after = await readFile(file, 'utf8');
    expect(after).toMatch(/^[\w-]{32}\n$/);
    expect(after).not.toBe(before);
    expect((await lstat(file)).mode & 0o777).toBe(0o600);
    expect(await heals(folder, 'and the start after it')).not.toContain('making');
  });

  test('a first start that was ended while it made the database is begun anew', async () => {
    const folder = await freshFolder(false);
    await mkdir(join(folder, 'postgres.draft', 'base'), { recursive: true });
    await writeFile(join(folder, 'password.draft'), 'half');
    const embedded = await openEmbedded({ folder });
    await embedded.close();
    expect((await readdir(folder)).toSorted()).toEqual(['password', 'postgres']);
  });

  test('a server’s lock that a crash has left is no hindrance', async () => {
    const folder = await freshFolder();
    const data = join(folder, 'postgres');
    const { pid } = spawnSync('true');
    await writeFile(join(data, 'postmaster.pid'), `${pid}\n${data}\n1\n5432\n\n\n\n`);
    await own(join(data, 'postmaster.pid'));
    await heals(folder, 'postmaster.pid of a crash');
  });

  test('a link to the folder leads to the same database, and to the same lock', async () => {
    const folder = await freshFolder();
    await symlink(folder, `${folder}-link`);
    onTestFinished(() => rm(`${folder}-link`));
    const embedded = await openEmbedded({ folder });
    await expect(openEmbedded({ folder: `${folder}-link` })).rejects.toThrow(
      /Another hub is running/,
    );
    await embedded.close();
    const byLink = await openEmbedded({ folder: `${folder}-link` });
    const rows = await onServer(byLink.url, async (client) => (await client.query(PLACE)).rows);
    await byLink.close();
    expect(rows).toEqual([{ name: 'kept' }]);
  });
});

/** A file system of a few megabytes; none where that is not allowed. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const folder = join(ground, `disk${(copies += 1)}`);
  await mkdir(folder);
  const words = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder];
  if (!isRoot || spawnSync('mount', words).status !== 0) return undefined;
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

describe('a full disk', () => {
  test('at the first start: told, and the next one begins anew when there is room', async ({
    skip,
  }) => {
    const disk = await smallDisk(20);
    if (!disk) return skip('no file system can be mounted here');
    expect(await refusal(disk)).toMatch(/could not be made in .*The disk is full\. Make room/s);
    execFileSync('mount', ['-o', 'remount,size=200m', disk]);
    const embedded = await openEmbedded({ folder: disk });
    await embedded.close();
  });

  test('at a later one: told, and nothing is lost when there is room', async ({ skip }) => {
    const disk = await smallDisk(400);
    if (!disk) return skip('no file system can be mounted here');
    execFileSync('cp', ['-a', `${whole}/.`, disk]);
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=4k']);
    const said = await refusal(disk);
    expect(said).toMatch(/The disk is full\. Make room/);
    await rm(join(disk, 'ballast'));
    await heals(disk, 'full disk');
  });
});
