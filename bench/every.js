/**
 * Every bench for a moment, one after the other: `npm run bench:dry`. A bench that a later change has broken is found by
 * CI, not by whoever needs its figures.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const VITEST = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const LONGEST_MS = 240_000;

const servers = ['hub', 'postgraphile', 'mercurius', 'plain'].flatMap((one) => ['--server', one]);
const dry = (script, ...more) => [join(root, 'bench', script), '--dry-run', ...more];
const BENCHES = {
  'bench and bench:access': dry('run.js', ...servers),
  'bench:pairs': dry('pairs.js', '--base', root),
  'bench:clocks': dry('clocks.js'),
  'bench:strangers': dry('strangers.js'),
  'bench:live': dry('live.js'),
  'bench:live, strain': dry('live-strain.js'),
  'bench:live-pairs': dry('live-pairs.js', '--base', root),
  'bench:unconcerned': dry('unconcerned.js'),
  'bench:matching': dry('matching.js'),
  'bench:growth': dry('growth.js'),
  'bench:lists': [VITEST, 'run', '--config', 'bench/vitest.config.ts'],
};

const broken = Object.entries(BENCHES).filter(([name, args]) => {
  const begun = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, BENCH_DRY_RUN: 'yes' },
    encoding: 'utf8',
    timeout: LONGEST_MS,
    maxBuffer: 64 * 1_024 * 1_024,
  });
  const took = `${((performance.now() - begun) / 1_000).toFixed(0)} s`;
  const isGood = status === 0;
  console.log(`${name}: ${isGood ? 'runs' : `BROKEN, ended with ${signal ?? status}`}, ${took}`);
  if (!isGood) console.log(`${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`);
  return !isGood;
});
if (broken.length > 0) process.exitCode = 1;
