/** The demo district into an empty database: one transaction, the same rows for the same seed and moment. */
import pg from 'pg';
import { connectAs } from '../database/connect.ts';
import type { Tables } from '../database/tables.ts';
import { ClaimStep } from '../lists/claim-step.entity.ts';
import { Claim } from '../lists/claim.entity.ts';
import { NeedStep } from '../lists/need-step.entity.ts';
import { Need } from '../lists/need.entity.ts';
import { ResourceStep } from '../lists/resource-step.entity.ts';
import { Resource } from '../lists/resource.entity.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { AgreementStep } from '../partnership/agreement-step.entity.ts';
import { Agreement } from '../partnership/agreement.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { demoNeeds } from './demo-needs.ts';
import { demoOrganisations, demoPosts } from './demo-organisations.ts';
import { type DemoUnit, demoUnits, stepsOfAgreement } from './demo-partnership.ts';
import { demoPlaces } from './demo-places.ts';
import { insertRows } from './insert.ts';
import { Random } from './random.ts';

export interface DemoOptions {
  seed: number;
  /** The present of the demo: nothing happens after it. */
  asOf: Date;
  needs: number;
  /** Grids times so many, for measuring with more rows. */
  more?: number;
}

const LOCK = 7_414_003;

/** Generates the district unless there are places already; true where it did. */
export async function seedIfEmpty(
  url: string,
  tables: Tables,
  say: (line: string) => void,
  options: DemoOptions = { seed: 211102, asOf: new Date(), needs: 5_000 },
): Promise<boolean> {
  const client = new pg.Client(connectAs(url, 'gridhub_writer'));
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query('select exists (select from place) as filled');
    if (rows[0].filled === true) {
      await client.query('rollback');
      return false;
    }
    say('generating the demo district (about 5 s) …');
    await seed(client, tables, options);
    await client.query('commit');
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
  const begin = new Date(asOf.getTime() - 500 * 86_400_000);
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
  await insertRows(client, tables, NeedStep, lists.needSteps);
  await insertRows(client, tables, Claim, lists.claims);
  await insertRows(client, tables, ClaimStep, lists.claimSteps);
  await advance(client, 'place_key_sequence', places.length);
  await advance(client, 'need_number_sequence', lists.needs.length);
  await advance(client, 'claim_number_sequence', lists.claims.length);
  await client.query(`insert into hub_fact (name, value) values ('demo', $1)`, [
    JSON.stringify({ seed: from, asOf }),
  ]);
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
    AgreementStep,
    agreements.flatMap((one) => stepsOfAgreement(one, random)),
  );
  await insertRows(client, tables, Resource, resources);
  await insertRows(
    client,
    tables,
    ResourceStep,
    resources.flatMap((one) => stepsOfResource(one, random)),
  );
  await advance(client, 'agreement_number_sequence', agreements.length);
  await advance(client, 'resource_number_sequence', resources.length);
}

function stepsOfResource({ id, createdAt: at }: Resource, random: Random): ResourceStep[] {
  const giver = { actor: '单位联络员（演示）', role: 'UNIT_LIAISON', reason: null };
  const step = () => ({ id: random.id('step', at), resourceId: id, at, ...giver });
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
  const client = new pg.Client(connectAs(url, 'gridhub_owner'));
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
