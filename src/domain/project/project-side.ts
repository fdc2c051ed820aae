/** Whose side leads a project: what commands of the lead's unit are judged on. */
import type { Row } from '../../engine/loading/node.ts';
import { type Rule, leaders } from '../../engine/access/permissions.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import type { Project } from './project.entity.ts';

type Led = Pick<Row<Project>, 'path' | 'leadUnitId'>;

const sideOf = ({ path, leadUnitId }: Led) => ({ path, unitId: leadUnitId });

/** Of a command that the unit may give which leads. */
export const ofLead = {
  on: async (_: CommandContext, row: Project) => sideOf(row),
  seenOn: async (row: Led) => sideOf(row),
};

/** The side that leads, and no other: its unit where it has one, else the office of its place. */
export const leading: Rule = {
  place: [...(leaders.place ?? []), 'COMMUNITY_STAFF'],
  unit: true,
  isRaisers: true,
};
