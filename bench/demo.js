/** The demonstration that is measured. Apart from its tokens, since it can be read when the hub is built. */
import { seedIfEmpty } from '../dist/src/demo/seed.js';
import { TOKENS } from './tokens.js';

/** For `startHub`: seeds the district where there is none, and has the tokens of the bench be good. */
export async function prepare({ url, tables }) {
  await seedIfEmpty(url, tables, console.log, { tokens: TOKENS });
  return TOKENS;
}
