/** Who looks at the clock: for each kind of viewer a token, and what is hidden from it beside what is not there. */
import { hash, randomInt } from 'node:crypto';
import { asOwner } from '../database.js';

/** Words that the hub's texts do not hold: those of hidden needs, and others of the same kind. */
const WORDS = { hidden: '鼊鼋鼌鼍', missing: '龤龥龢龣' };
/** So many hidden needs hold such a word. */
const HOLDING = 40;

const GRANTS = {
  liaison: `select 'UNIT_LIAISON' as role, null as place_id, null as path, u.id as unit_id from partner_unit u
    join agreement a on a.unit_id = u.id where a.state = 'ACTIVE' and now()::date between a.valid_from and a.valid_until
    group by u.id having count(*) = 1 order by u.id limit 1`,
  'grid worker': `select 'GRID_WORKER' as role, id as place_id, path, null as unit_id from place
    where kind = 'GRID' order by code limit 1`,
  screen: `select 'SCREEN' as role, id as place_id, path, null as unit_id from place
    where kind = 'COMMUNITY' order by code limit 1`,
};

/** What each of them does not see, as the rules have it. */
const HIDDEN = {
  liaison: ({ unit_id: unit }) => `
    n.unit_id is distinct from '${unit}' and not exists (select from claim c where c.need_id = n.id and c.unit_id = '${unit}')
    and not (n.state = 'LISTED' and n.visibility = 'PARTNERS' and exists (
      select from agreement a where a.unit_id = '${unit}' and n.path like a.path || '%'))`,
  'grid worker': ({ path }) => `n.path not like '${path}%'`,
  screen: ({ path }) => `n.path not like '${path}%'`,
  anonymous: () => 'true',
};

export function readAudience(host) {
  return asOwner(host, async (client) => {
    const audience = [];
    for (const name of Object.keys(HIDDEN)) audience.push(await open(client, name));
    await client.query('vacuum (analyze)');
    return audience;
  });
}

async function open(client, name) {
  const given = GRANTS[name] ? (await client.query(GRANTS[name])).rows[0] : {};
  const token = GRANTS[name] ? await grant(client, name, given) : null;
  const where = HIDDEN[name](given);
  const { rows: needs } = await client.query(
    `select n.id, n.number from need n where ${where} order by md5(n.id) limit 500`,
  );
  const { rows: claims } = await client.query(
    `select c.id from claim c join need n on n.id = c.need_id where ${where} order by md5(c.id) limit 500`,
  );
  // A sign of its own for each viewer: what is hidden from one another may see.
  const at = Object.keys(HIDDEN).indexOf(name);
  const word = { hidden: WORDS.hidden.at(at).repeat(2), missing: WORDS.missing.at(at).repeat(2) };
  await client.query(
    `update need set description = description || $1 where id in (
      select n.id from need n where ${where} order by md5(n.id) limit ${HOLDING})`,
    [word.hidden],
  );
  return { name, token, pairs: pairsOf({ needs, claims, word }) };
}

/** Of ids' ends. */
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const DIGITS = '0123456789';

/** What of a way's kind is hidden, and what is nowhere, for the i-th pair. */
function pairsOf({ needs, claims, word }) {
  const of = {
    id: (i) => pair(needs[i % needs.length].id, anotherId),
    claim: (i) => pair(claims[i % claims.length].id, anotherId),
    number: (i) => pair(needs[i % needs.length].number, numberBeyond),
    word: () => word,
  };
  return ({ key }, i) => of[key](i);
}

const pair = (hidden, made) => ({ hidden, missing: made(hidden) });
const anotherId = (id) => id.slice(0, -12) + some(BASE32, 12);
/** As long as those that are given, and far from all of them. */
const numberBeyond = (number) =>
  number.replace(/\d+$/, (run) => `9${some(DIGITS, run.length - 1)}`);
const some = (signs, length) =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

async function grant(client, name, { role, place_id: place, path, unit_id: unit }) {
  const token = `hub_clock_${name.replace(' ', '_')}_`.padEnd(47, '0');
  await client.query(`insert into account (id, name) values ($1, $2)`, [
    `account_clock_${role}`,
    name,
  ]);
  await client.query(
    `insert into access_grant (id, account_id, role, place_id, path, unit_id, valid_from)
     values ($1, $2, $3, $4, $5, $6, '2000-01-01')`,
    [`grant_clock_${role}`, `account_clock_${role}`, role, place, path, unit],
  );
  await client.query(
    `insert into token (id, account_id, label, hash, expires_at) values ($1, $2, 'bench', $3, now() + interval '1 day')`,
    [`token_clock_${role}`, `account_clock_${role}`, hash('sha256', token, 'hex')],
  );
  return token;
}
