/** Projects with what is joined to them and their histories, into the database. */
import type pg from 'pg';
import type { Tables } from '../engine/database/tables.ts';
import { Matter } from '../domain/meeting/matter.entity.ts';
import { Project } from '../domain/project/project.entity.ts';
import { project } from '../domain/project/project.noun.ts';
import { ProjectNeed, ProjectResource } from '../domain/project/project-joined.entity.ts';
import { type DemoDistrict, demoProjects } from './demo-projects.ts';
import { insertRows } from './insert.ts';
import type { Random } from './random.ts';
import { advance, numbered } from './row-numbers.ts';

/** Their places, people, units, needs, resources and decisions must be there. */
export async function seedProjects(
  client: pg.Client,
  tables: Tables,
  district: DemoDistrict,
  { random, asOf }: { random: Random; asOf: Date },
): Promise<void> {
  const { projects, steps, needs, resources, matters } = demoProjects(district, random, asOf);
  numbered(projects, 'P');
  await insertRows(client, tables, Project, projects);
  await insertRows(client, tables, project.Step, steps);
  await insertRows(client, tables, ProjectNeed, needs);
  await insertRows(client, tables, ProjectResource, resources);
  await insertRows(client, tables, Matter, matters);
  await advance(client, 'project_number_sequence', projects.length);
}
