/** Partner units, their agreements and resources, into the database. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';
import { Agreement } from '../domain/partnership/agreement.entity.ts';
import { agreement } from '../domain/partnership/agreement.noun.ts';
import { PartnerUnit } from '../domain/partnership/partner-unit.entity.ts';
import { Resource } from '../domain/resource/resource.entity.ts';
import { resource } from '../domain/resource/resource.noun.ts';
import { stepsOfAgreement } from './demo-agreements.ts';
import type { DemoUnit } from './demo-partnership.ts';
import { stepsOfResource } from './demo-resources.ts';
import { insertRows } from './insert.ts';
import { Random } from './random.ts';
import { advance, numbered } from './row-numbers.ts';

/** Their places must be there. */
export function seedUnits(client: pg.Client, tables: Tables, units: readonly DemoUnit[]) {
  return insertRows(
    client,
    tables,
    PartnerUnit,
    units.map((one) => one.unit),
  );
}

/** With their numbers and histories; their places, units and people must be there. */
export async function seedPartnership(
  client: pg.Client,
  tables: Tables,
  units: readonly DemoUnit[],
  random: Random,
) {
  const agreements = units.flatMap((one) => one.agreements);
  const further = units.flatMap((one) => one.further);
  const resources = units.flatMap((one) => one.resources);
  numbered([...agreements, ...further], 'A');
  numbered(resources, 'R');
  // In one statement: versions name each other.
  await insertRows(client, tables, Agreement, [...agreements, ...further]);
  const ofFurther = new Random(further.length);
  await insertRows(client, tables, agreement.Step, [
    ...agreements.flatMap((one) => stepsOfAgreement(one, random)),
    ...further.flatMap((one) => stepsOfAgreement(one, ofFurther)),
  ]);
  await insertRows(client, tables, Resource, resources);
  await insertRows(
    client,
    tables,
    resource.Step,
    resources.flatMap((one) => stepsOfResource(one, random)),
  );
  await advance(client, 'agreement_number_sequence', agreements.length + further.length);
  await advance(client, 'resource_number_sequence', resources.length);
}
