/** The version of the hub, as its package file has it. */
import { readFileSync } from 'node:fs';

/** The package file lies above the sources as above what is built from them. */
function readVersion(): string {
  for (const way of ['../package.json', '../../package.json']) {
    try {
      return String(JSON.parse(readFileSync(new URL(way, import.meta.url), 'utf8')).version);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return 'unknown';
}

export const VERSION = readVersion();
