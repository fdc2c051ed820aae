/**
 * The statement of statistics: rows are grouped by what their own columns say, places by their paths, and the few groups
 * that there are get the ids of their places, are chosen from and put in order.
 */
import type { Statement } from '../../engine/database/statement.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import { endsOf, within } from '../../engine/loading/part.ts';
import { rowsOf, waysOf } from '../../engine/loading/rows-of.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import type { Rows } from '../listing/unit-page.ts';
import type { Given, StatDefinition } from './definition.ts';
import { choiceOf, orderOf } from './stat-choice.ts';
import { type KeyColumn, keyColumns, numberColumns } from './stat-columns.ts';
import { MOST_GROUPS, type StatRequest } from './stat-request.ts';

/** @param only what rows must be besides */
export function statementOf(
  definition: StatDefinition,
  request: StatRequest,
  given: Given,
  rows: Rows,
  only: readonly Condition[] = [],
): Statement {
  const { sql } = given;
  const where = conditionsOf(definition, request, given, rows, only);
  const from = rowsOf(definition.table, waysOf(rows.anyOf, sql));
  const keys = keyColumns(definition, request, given);
  const numbers = numberColumns(definition, request, given);
  const columns = [...keys.map(({ text }, i) => `${text} as k${i + 1}`), ...numbers.map(inGroup)];
  const joins = [...new Set(keys.flatMap(({ join }) => join ?? []))];
  const positions = keys.map((_, i) => i + 1).join(', ');
  const places = keys.flatMap(placeJoin);
  const shown = [
    ...keys.map(shownKey),
    ...numbers.map(({ name }, i) => `g.n${i + 1} as "${name}"`),
  ];
  return {
    name: `${definition.kind}.stats`,
    text: `select ${shown.join(', ')} from (select ${columns.join(', ')}
        from ${from} ${joins.join(' ')} where ${where} group by ${positions}) g ${places.join(' ')}
      where ${choiceOf(request, numbers, sql)}
      order by ${orderOf(request, numbers, positions)} limit ${request.first ?? MOST_GROUPS + 1}`,
  };
}

const inGroup = ({ text }: { text: string }, i: number) => `${text} as n${i + 1}`;

const shownKey = ({ name, isPlace }: KeyColumn, i: number) =>
  `${isPlace ? `p${i + 1}.id` : `g.k${i + 1}`} as "${name}"`;

function placeJoin({ isPlace, kinds }: KeyColumn, i: number): string[] {
  if (!isPlace) return [];
  const p = `p${i + 1}`;
  const ofKind = kinds?.map((kind) => `'${kind}'`).join(', ');
  return [
    `left join place ${p} on ${p}.path = g.k${i + 1}${ofKind ? ` and ${p}.kind in (${ofKind})` : ''}`,
  ];
}

function conditionsOf(
  { filter, moments }: StatDefinition,
  request: StatRequest,
  { sql, context }: Given,
  { part, conditions }: Rows,
  only: readonly Condition[],
): string {
  const moment = moments[request.by]?.text ?? '';
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const all = [...conditions, ...only].map((one) => one(sql));
  if (request.filter) all.push(conditionOf(request.filter, filter.fields, context.reads.asOf)(sql));
  if (request.from) all.push(`${moment} >= ${sql.value(request.from)}`);
  if (request.to) all.push(`${moment} < ${sql.value(request.to)}`);
  if (request.isTimed) all.push(`${moment} is not null`);
  return [...(part ? within(part, ends) : []), ...all].join(' and ') || 'true';
}
