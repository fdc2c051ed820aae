/** The demo district into an empty database: one transaction, the same rows for the same seed and moment. */
import type pg from 'pg';
import { AccessGrant } from '../domain/accounts/access-grant.entity.ts';
import { Account } from '../domain/accounts/account.entity.ts';
import { openClient } from '../engine/database/connect.ts';
import type { Tables } from '../engine/database/tables.ts';
import { Claim } from '../domain/need/claim.entity.ts';
import { claim } from '../domain/need/claim.noun.ts';
import { Need } from '../domain/need/need.entity.ts';
import { need } from '../domain/need/need.noun.ts';
import { Resource } from '../domain/resource/resource.entity.ts';
import { resource } from '../domain/resource/resource.noun.ts';
import { BuildingPost } from '../domain/organisation/building-post.entity.ts';
import { PartyOrganisation } from '../domain/organisation/party-organisation.entity.ts';
import { Agreement } from '../domain/partnership/agreement.entity.ts';
import { agreement } from '../domain/partnership/agreement.noun.ts';
import type { StateStep } from '../engine/noun/steps.ts';
import { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { Place } from '../domain/place/place.entity.ts';
import { type DemoPlace, demoAccess } from './demo-access.ts';
import { demoNeeds } from './demo-needs.ts';
import { demoOrganisations, demoPosts } from './demo-organisations.ts';
import { type DemoUnit, demoUnits, stepsOfAgreement } from './demo-partnership.ts';
import { demoPlaces } from './demo-places.ts';
import { type DemoTokens, giveDemoTokens, lockDemo } from './demo-tokens.ts';
import { insertRows } from './insert.ts';
import { Random } from './random.ts';

export interface DemoOptions {
  seed: number;
  /** The present of the demo: nothing happens after it. */
  asOf: Date;
  needs: number;
  /** Grids times so many, for measuring with more rows. */
  more?: number;
  /** Good for the demonstration's accounts from then on; left out: none is given, nor taken away. */
  tokens?: DemoTokens;
}

/** How far back the demo goes. */
const HISTORY_MS = 500 * 86_400_000;
const ACCESS_SEED = 211_102;

/** Generates the district unless there are places already; true where it did. */
export async function seedIfEmpty(
  url: string,
  tables: Tables,
  say: (line: string) => void,
  {
    seed: from = 211102,
    asOf = new Date(),
    needs = 5_000,
    more,
    tokens,
  }: Partial<DemoOptions> = {},
): Promise<boolean> {
  const client = await openClient(url, 'gridhub_writer');
  try {
    await client.query('begin');
    await lockDemo(client);
    const { rows } = await client.query('select exists (select from place) as filled');
    const isNew = rows[0].filled !== true;
    if (isNew) {
      say('generating the demo district (about 5 s) …');
      await seed(client, tables, { seed: from, asOf, needs, ...(more && { more }) });
    }
    await seedAccess(client, tables);
    if (tokens) await giveDemoTokens(client, tokens, new Date());
    await client.query('commit');
    if (!isNew) return false;
  } finally {
    await client.end();
  }
  await analyse(url);
  return true;
}

async function seed(
  client: pg.Client,
  tables: Tables,
  { seed: from, asOf, needs, more }: DemoOptions,
) {
  const random = new Random(from);
  const begin = new Date(asOf.getTime() - HISTORY_MS);
  await client.query(
    `select set_config('gridhub.actor', 'demo', true), set_config('gridhub.command', 'seed', true)`,
  );
  const places = demoPlaces(random, begin, more);
  const organisations = demoOrganisations(places, random, begin);
  const units = demoUnits(places, random, asOf);
  await insertRows(client, tables, Place, places);
  await insertRows(client, tables, PartyOrganisation, organisations);
  await insertRows(client, tables, BuildingPost, demoPosts(places, organisations, random, begin));
  await seedPartnership(client, tables, units, random);
  const lists = demoNeeds(places, units, random, { count: needs, asOf });
  numbered(lists.needs, 'N');
  numbered(lists.claims, 'C');
  await insertRows(client, tables, Need, lists.needs);
  await insertRows(client, tables, need.Step, lists.needSteps);
  await insertRows(client, tables, Claim, lists.claims);
  await insertRows(client, tables, claim.Step, lists.claimSteps);
  await advance(client, 'place_key_sequence', places.length);
  await advance(client, 'need_number_sequence', lists.needs.length);
  await advance(client, 'claim_number_sequence', lists.claims.length);
  await client.query(`insert into hub_fact (name, value) values ('demo', $1)`, [
    JSON.stringify({ seed: from, asOf }),
  ]);
}

/** The demonstration's accounts, unless it has them: a district made before there were accounts gets them late. */
async function seedAccess(client: pg.Client, tables: Tables): Promise<void> {
  const { rows: facts } = await client.query<{ value: { asOf: string } }>(
    `select value from hub_fact where name = 'demo' and not exists (select from account where is_demo)`,
  );
  const [fact] = facts;
  if (!fact) return;
  const places = await client.query<DemoPlace>(
    `select id, code, kind, path, parent_id as "parentId" from place where kind <> 'BUILDING' order by code`,
  );
  const units = await client.query<{ id: string }>('select id from partner_unit order by code');
  const at = new Date(new Date(fact.value.asOf).getTime() - HISTORY_MS);
  const access = demoAccess(places.rows, units.rows, new Random(ACCESS_SEED), at);
  await insertRows(client, tables, Account, access.accounts);
  await insertRows(client, tables, AccessGrant, access.grants);
}

async function seedPartnership(
  client: pg.Client,
  tables: Tables,
  units: readonly DemoUnit[],
  random: Random,
) {
  const agreements = units.flatMap((one) => one.agreements);
  const resources = units.flatMap((one) => one.resources);
  numbered(agreements, 'A');
  numbered(resources, 'R');
  await insertRows(
    client,
    tables,
    PartnerUnit,
    units.map((one) => one.unit),
  );
  await insertRows(client, tables, Agreement, agreements);
  await insertRows(
    client,
    tables,
    agreement.Step,
    agreements.flatMap((one) => stepsOfAgreement(one, random)),
  );
  await insertRows(client, tables, Resource, resources);
  await insertRows(
    client,
    tables,
    resource.Step,
    resources.flatMap((one) => stepsOfResource(one, random)),
  );
  await advance(client, 'agreement_number_sequence', agreements.length);
  await advance(client, 'resource_number_sequence', resources.length);
}

function stepsOfResource({ id, createdAt: at }: Resource, random: Random): StateStep[] {
  const giver = { actor: '单位联络员（演示）', role: 'UNIT_LIAISON', reason: null };
  const step = () => ({ id: random.id('step', at), objectId: id, at, ...giver });
  return [
    { ...step(), version: 1, command: 'offerResource', from: null, to: 'OFFERED' },
    { ...step(), version: 2, command: 'listResource', from: 'OFFERED', to: 'LISTED' },
  ];
}

/** Numbers in the order of creation, as commands would have given them. */
function numbered(rows: { number: string; createdAt: Date }[], letter: string): void {
  rows
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .forEach((row, i) => {
      row.number = `${letter}${row.createdAt.getUTCFullYear()}-${String(i + 1).padStart(6, '0')}`;
    });
}

async function advance(client: pg.Client, sequence: string, by: number): Promise<void> {
  // nextval, since setval asks for more rights than a writer has.
  await client.query(`select count(nextval($1)) from generate_series(1, $2::integer)`, [
    sequence,
    by,
  ]);
}

/** Fresh statistics at once: the planner would otherwise guess until autovacuum comes by. */
async function analyse(url: string): Promise<void> {
  const client = await openClient(url, 'gridhub_owner');
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
