/** Who asks: an account for each kind of viewer in every database, and what each can name. */
import { Viewer } from '../../dist/src/engine/access/viewer.js';
import { hashOf, newSecret } from '../../dist/src/engine/access/secret.js';
import { newId } from '../../dist/src/id.js';
import { asked } from './databases.js';

/** Of the demo's part of the data: the same rows in every database. */
const IN_DEMO = `(select path from place where code = '211102')`;

const PLACES = {
  district: `select id, code, path from place where code = '211102'`,
  community: `select id, code, path from place where kind = 'COMMUNITY' and path ^@ ${IN_DEMO} order by code limit 1`,
  grid: `select g.id, g.code, g.path from place g where g.kind = 'GRID' and g.parent_id =
    (select id from place where kind = 'COMMUNITY' and path ^@ ${IN_DEMO} order by code limit 1) order by g.code limit 1`,
};

const UNITS = {
  one: `select u.id, u.path from partner_unit u join agreement a on a.unit_id = u.id
    where u.path ^@ ${IN_DEMO} and a.state = 'ACTIVE' and now()::date between a.valid_from and a.valid_until
    group by u.id having count(*) = 1 order by min(length(a.path)) desc, u.code limit 1`,
  wide: `select u.id, u.path from partner_unit u join (
    select unit_id, count(*) as n from claim group by unit_id order by 2 desc, 1 limit 1) k on k.unit_id = u.id`,
};

/** Each viewer's grants, and the place and the unit that its questions name. */
export const VIEWERS = {
  administrator: { grants: [['DISTRICT_ADMIN', 'district']], place: 'district', unit: 'one' },
  secretary: { grants: [['COMMUNITY_SECRETARY', 'community']], place: 'community', unit: 'one' },
  'grid worker': { grants: [['GRID_WORKER', 'grid']], place: 'grid', unit: 'one' },
  'liaison, one agreement': { grants: [['UNIT_LIAISON', 'one']], place: 'community', unit: 'one' },
  'liaison, most claims': { grants: [['UNIT_LIAISON', 'wide']], place: 'community', unit: 'wide' },
  screen: { grants: [['SCREEN', 'district']], place: 'district', unit: 'one' },
  anonymous: { grants: [], place: 'district', unit: 'one' },
  // What concerns all of a nation.
  'all provinces': { grants: [['INTEGRATION', 'provinces']], place: 'district', unit: 'one' },
};

/** The viewers of a database, with tokens, as the policies see them. */
export function openViewers(url) {
  return asked(url, async (client) => {
    const first = async (text) => (await client.query(text)).rows[0];
    const places = {};
    for (const [name, text] of Object.entries(PLACES)) places[name] = await first(text);
    const units = {};
    for (const [name, text] of Object.entries(UNITS)) units[name] = await first(text);
    const { rows: provinces } = await client.query(
      `select id, path from place where kind = 'PROVINCE' order by code`,
    );
    const viewers = {};
    for (const [name, { grants, place, unit }] of Object.entries(VIEWERS)) {
      const given = grants.flatMap(([role, at]) => {
        if (at === 'provinces') return provinces.map((one) => ({ role, place: one }));
        return [at in units ? { role, unit: units[at] } : { role, place: places[at] }];
      });
      const token = given.length === 0 ? null : await openAccount(client, name, given);
      const named = { place: places[place], unit: units[unit], community: places.community };
      viewers[name] = { ...named, token, viewer: viewerOf(name, given) };
    }
    return viewers;
  });
}

async function openAccount(client, name, grants) {
  const [accountId, token] = [newId('account'), newSecret()];
  await client.query('insert into account (id, name) values ($1, $2)', [accountId, name]);
  for (const { role, place, unit } of grants) {
    await client.query(
      `insert into access_grant (id, account_id, role, place_id, path, unit_id, valid_from)
       values ($1, $2, $3, $4, $5, $6, '2000-01-01')`,
      [newId('grant'), accountId, role, place?.id, place?.path, unit?.id],
    );
  }
  await client.query(
    `insert into token (id, account_id, label, hash, expires_at) values ($1, $2, 'bench', $3, '2100-01-01')`,
    [newId('token'), accountId, hashOf(token)],
  );
  return token;
}

function viewerOf(name, grants) {
  if (grants.length === 0) return new Viewer(null);
  const given = grants.map(({ role, place, unit }) => ({
    id: '',
    role,
    place: place ? { ...place, name: '' } : null,
    unit: unit ? { ...unit, name: '' } : null,
    validUntil: null,
  }));
  return new Viewer({ accountId: name, name, grants: given, reveals: [] });
}
