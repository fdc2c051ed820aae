/** The groups that a question asks for: from what is kept where that can answer, else counted. */
import type { HubContext } from '../../engine/execution/context.ts';
import { type Condition, Sql } from '../../engine/loading/sql.ts';
import type { ListScope } from '../listing/scope.ts';
import type { StatDefinition, StatRow } from './definition.ts';
import { arranged } from './stat-arranged.ts';
import { tooMany } from './stat-choice.ts';
import { statementOf } from './stat-statement.ts';
import { MOST_GROUPS, type StatRequest } from './stat-request.ts';

/** Groups as they are chosen and ordered. @throws BAD_USER_INPUT where they are too many */
export async function statRows(
  definition: StatDefinition,
  context: HubContext,
  scope: ListScope,
  request: StatRequest,
): Promise<StatRow[]> {
  const kept = await definition.kept?.(context, scope, request);
  const rows = kept
    ? arranged(definition, kept, request)
    : await countedRows(definition, context, scope, request);
  if (rows.length > MOST_GROUPS) throw tooMany();
  return rows;
}

/** In one statement beside those that know the scope; more than MOST_GROUPS are one more at most. */
export async function countedRows(
  definition: StatDefinition,
  context: HubContext,
  scope: ListScope,
  request: StatRequest,
  only: readonly Condition[] = [],
): Promise<StatRow[]> {
  const sql = new Sql();
  const { hasAreas } = definition;
  const rows = await definition.rows(context, scope);
  const given = { sql, scope, context, hasAreas };
  const statement = statementOf(definition, request, given, rows, only);
  const groups = await context.reads.query<StatRow>(statement, sql.values);
  return groups.map((group) => withDurations(definition, request, group));
}

/** `listingToClosing.average` of the database is part of an object. */
function withDurations(
  { durations }: StatDefinition,
  { asked }: StatRequest,
  group: StatRow,
): StatRow {
  for (const [name, fields] of asked.durations) {
    const { field = '' } = durations[name] ?? {};
    group[field] = Object.fromEntries(fields.map((one) => [one, group[`${field}.${one}`]]));
  }
  return group;
}
