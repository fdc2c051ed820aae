/** `npm run grow`: a database far beyond the demo, for whoever wants to see how the hub bears it. */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { growNation, growNeeds } from './growth.js';

const DISTRICTS = 500;
const NEEDS_EACH = 2_000;

const { values } = parseArgs({
  options: {
    /** So many needs more in the demo's own district. */
    needs: { type: 'string' },
    /** Two million places in 500 districts, a million needs. */
    nation: { type: 'boolean', default: false },
    /** A part of the nation. */
    scale: { type: 'string', default: '1' },
  },
});

const url = process.env.DATABASE_URL;
const scale = Number(values.scale);
const needs = Number(values.needs ?? 0);
if (!url || !(needs > 0 || values.nation) || !(scale > 0)) {
  console.error(
    'DATABASE_URL=… npm run grow -- --needs 500000 | --nation [--scale 0.1]\nThe database holds the demo: start the hub on it with --demo first.',
  );
  process.exit(2);
}
const client = new pg.Client({ connectionString: url, options: '-c search_path=gridhub' });
await client.connect();
const began = performance.now();
const say = (what) => console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${what}`);
try {
  if (values.nation) {
    const districts = Math.ceil(DISTRICTS * scale);
    await growNation(client, { districts, needsEach: NEEDS_EACH }, say);
  } else await growNeeds(client, needs, say);
} finally {
  await client.end();
}
