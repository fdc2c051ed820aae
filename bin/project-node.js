/** Finds the Node that npm installed with the project: the machine's own may be older than what we need. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 17];

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Path of a Node that can run the hub, or undefined where this process is one. */
export function betterNode() {
  const name = process.platform === 'win32' ? 'node.cmd' : 'node';
  const own = join(root, 'node_modules', '.bin', name);
  if (isEnough(process.versions.node)) return undefined;
  return existsSync(own) ? own : null;
}

function isEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

export function tooOld() {
  return (
    `GridHub needs Node ${OLDEST.join('.')} or later; this is ${process.versions.node}. ` +
    'Run `npm ci` without --omit=optional: it brings one along.'
  );
}
